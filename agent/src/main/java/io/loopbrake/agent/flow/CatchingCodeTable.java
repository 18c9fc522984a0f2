/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.BitSet;

/** Builds a {@link CatchingCode}: one array of numbers for all methods, and their names. */
final class CatchingCodeTable {
  private final IntList rows = new IntList(16);
  private final NameTable names;
  private int header = -1;

  CatchingCodeTable(byte[] classFile) {
    this.names = new NameTable(classFile);
  }

  /**
   * Adds an entry for a method, whose name and descriptor are at these places of the class file.
   */
  void add(int name, int descriptor, int kind, BitSet own, BitSet leadsTo) {
    if (header < 0 || !isAt(name, rows.get(header + CatchingCode.NAME), descriptor)) {
      header = rows.size();
      rows.add(names.add(name));
      rows.add(names.add(descriptor));
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
    return names.isSame(name, known)
        && names.isSame(descriptor, rows.get(header + CatchingCode.DESCRIPTOR));
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
        : new CatchingCode(names.toBytes(), rows.toArray(), byLines);
  }
}
