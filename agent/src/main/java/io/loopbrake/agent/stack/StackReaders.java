/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/** Chooses the best reader for this JVM. */
public final class StackReaders {
  private StackReaders() {}

  public static StackReader forThisJvm() {
    return new ThrowableStackReader();
  }
}
