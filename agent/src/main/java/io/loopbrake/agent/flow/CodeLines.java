/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;

/** The source lines of some code (JVMS 4.7.12). Immutable. */
final class CodeLines {
  private static final int TABLE_ENTRY = 8;
  private static final int LINE_ENTRY = 4;

  private final int[] lines;

  /**
   * Reads the lines.
   *
   * @param code the place of the first instruction
   * @param length of the code in bytes
   * @throws RuntimeException if the class file is malformed
   */
  CodeLines(byte[] classFile, CodeAttributes methods, int code, int length) {
    lines = new int[length];
    int handlers = BigEndian.u2(classFile, code + length);
    int attributes = code + length + 2 + handlers * TABLE_ENTRY;
    for (int table : methods.named("LineNumberTable", attributes)) {
      read(classFile, table);
    }
    for (int at = 1; at < lines.length; at++) {
      lines[at] = lines[at] == CatchingCode.NO_LINE ? lines[at - 1] : lines[at];
    }
  }

  private void read(byte[] bytes, int at) {
    int entry = at + 2;
    for (int left = BigEndian.u2(bytes, at); left > 0; left--) {
      lines[BigEndian.u2(bytes, entry)] = BigEndian.u2(bytes, entry + 2);
      entry += LINE_ENTRY;
    }
  }

  /** The line of an instruction; {@link CatchingCode#NO_LINE} if it has none. */
  int of(int pc) {
    return lines[pc];
  }
}
