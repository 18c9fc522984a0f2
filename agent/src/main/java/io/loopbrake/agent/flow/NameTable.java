/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.Utf8;
import java.util.Arrays;

/** The names and descriptors of some methods, copied from the class file in its form. */
final class NameTable {
  private final byte[] classFile;
  private byte[] names = new byte[64];
  private int size;

  NameTable(byte[] classFile) {
    this.classFile = classFile;
  }

  /** Copies the string at this place of the class file. Returns its place in the table. */
  int add(int at) {
    int length = Utf8.size(classFile, at);
    if (size + length > names.length) {
      names = Arrays.copyOf(names, Math.max(2 * names.length, size + length));
    }
    System.arraycopy(classFile, at, names, size, length);
    size += length;
    return size - length;
  }

  /** Whether the string at a place of the class file is the one at a place of the table. */
  boolean isSame(int at, int known) {
    int length = Utf8.size(classFile, at);
    for (int i = 0; i < length; i++) {
      if (known + i >= size || classFile[at + i] != names[known + i]) {
        return false;
      }
    }
    return true;
  }

  byte[] toBytes() {
    return Arrays.copyOf(names, size);
  }
}
