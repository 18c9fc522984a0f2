/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The files of the classes that instrumented code calls. The build makes them, because their
 * generation at each start would be done by the interpreter, and took 10 ms for the gates alone.
 */
final class BuiltClass {
  private static final int FIRST_SAFE_INLINING = 17;
  private static final int PART = 8192;

  private BuiltClass() {}

  /**
   * The file of a class, of a version that Java 8 reads.
   *
   * <p>There are two of each. One asks HotSpot to inline checkpoints regardless of its budget,
   * which is safe from Java 17 on. In a large compilation C2 does so late, when it has already
   * removed the poll of the back-edge because a call comes directly before it. On Java 8 and 11 the
   * loop is then left without a poll, and the next safepoint has to wait for its end. The other
   * file does not ask: C2 inlines as long as its budget lasts, and then leaves a call, which polls.
   */
  static byte[] file(String name) {
    return file(name, JavaVersion.ofThisJvm() >= FIRST_SAFE_INLINING);
  }

  static byte[] file(String name, boolean inlined) {
    String resource = name + (inlined ? "-inlined" : "") + ".bin";
    try (InputStream in = BuiltClass.class.getResourceAsStream(resource)) {
      ByteArrayOutputStream file = new ByteArrayOutputStream(2 * PART);
      byte[] part = new byte[PART];
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        file.write(part, 0, count);
      }
      return file.toByteArray();
    } catch (IOException damagedJar) {
      throw new IllegalStateException(damagedJar);
    }
  }
}
