/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.Utf8;
import java.util.Arrays;
import java.util.BitSet;

/** Writes down a {@link CatchingCode}: one row of numbers for all methods, and their names. */
final class CatchingCodeTable {
  private final byte[] bytes;
  private final IntList rows = new IntList(16);
  private byte[] names = new byte[32];
  private int namesSize;
  private int header = -1;

  CatchingCodeTable(byte[] classFile) {
    this.bytes = classFile;
  }

  /** Writes down an entry of a method, whose name and descriptor lie at these places. */
  void add(int name, int descriptor, int kind, BitSet own, BitSet leadsTo) {
    if (header < 0 || !isAt(name, rows.get(header + CatchingCode.NAME), descriptor)) {
      header = rows.size();
      rows.add(addName(name));
      rows.add(addName(descriptor));
      rows.add(0);
    }
    int start = rows.size();
    rows.add(kind);
    rows.add(0);
    rows.add(0);
    addRanges(own);
    rows.set(start + 2, rows.size());
    addRanges(leadsTo);
    rows.set(start + 1, rows.size());
    rows.set(header + CatchingCode.END, rows.size());
  }

  private boolean isAt(int name, int known, int descriptor) {
    return isSame(name, known) && isSame(descriptor, rows.get(header + CatchingCode.DESCRIPTOR));
  }

  private boolean isSame(int at, int known) {
    int size = Utf8.size(bytes, at);
    for (int i = 0; i < size; i++) {
      if (known + i >= namesSize || bytes[at + i] != names[known + i]) {
        return false;
      }
    }
    return true;
  }

  private int addName(int at) {
    int size = Utf8.size(bytes, at);
    if (namesSize + size > names.length) {
      names = Arrays.copyOf(names, Math.max(2 * names.length, namesSize + size));
    }
    System.arraycopy(bytes, at, names, namesSize, size);
    namesSize += size;
    return namesSize - size;
  }

  private void addRanges(BitSet places) {
    for (int from = places.nextSetBit(0); from >= 0; ) {
      int to = places.nextClearBit(from);
      rows.add(from);
      rows.add(to);
      from = places.nextSetBit(to);
    }
  }

  CatchingCode toCatchingCode(boolean byLines) {
    return rows.isEmpty()
        ? CatchingCode.NONE
        : new CatchingCode(Arrays.copyOf(names, namesSize), rows.toArray(), byLines);
  }
}
