/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.Arrays;

/** A growing list of numbers without boxes. */
final class IntList {
  private int[] values;
  private int size;

  IntList(int expectedSize) {
    values = new int[expectedSize];
  }

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  int get(int index) {
    return values[index];
  }

  void set(int index, int value) {
    values[index] = value;
  }

  int removeLast() {
    return values[--size];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Keeps only this number of values, the first ones. */
  void cutTo(int newSize) {
    size = newSize;
  }

  void sort() {
    Arrays.sort(values, 0, size);
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
