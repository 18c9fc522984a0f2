/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.app;

/** Work that never ends, for a library that limits its time. */
public final class LimitedReport {
  public Object call() {
    return Report.sum(0);
  }
}
