/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.io.Closeable;

/** Stands in the place of the loop with which the agent tests itself, and has no loop. */
public final class NoLoop implements Runnable, Closeable {
  @Override
  public void run() {}

  @Override
  public void close() {}
}
