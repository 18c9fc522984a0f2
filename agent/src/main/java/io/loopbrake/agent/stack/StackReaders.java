/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

import io.loopbrake.agent.gate.JavaVersion;

/** Chooses how stacks are read. */
public final class StackReaders {
  /** Named as a string because this class is compiled for Java 8. */
  private static final String STACK_WALKER_READER = "io.loopbrake.agent.stack.StackWalkerReader";

  private static final int FIRST_WITH_STACK_WALKER_READER = 11;

  private StackReaders() {}

  /**
   * The reader that tells most in this JVM. It has been used once, so that all classes that it
   * needs are loaded, and no thread has to wait for that in a checkpoint.
   */
  public static StackReader forThisJvm() {
    if (JavaVersion.ofThisJvm() >= FIRST_WITH_STACK_WALKER_READER) {
      try {
        StackReader reader =
            (StackReader) Class.forName(STACK_WALKER_READER).getDeclaredConstructor().newInstance();
        reader.ofCurrentThread();
        return reader;
      } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
        // The other one tells less, but stops depend on neither.
      }
    }
    StackReader reader = new ThrowableStackReader();
    reader.ofCurrentThread();
    return reader;
  }
}
