/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.counted.loops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Loops in loops. */
final class Nests {
  private Nests() {}

  /** No turn of the outer one ends within a second. */
  static final class Three implements LongSupplier {
    @Override
    public long getAsLong() {
      int s = 1;
      for (int i = 0; i < 100_000; i++) {
        for (int j = 0; j < 100_000; j++) {
          for (int k = 0; k < 100_000; k++) {
            s = (s ^ k) * 31;
            s = (s ^ s >>> 7) * 17;
          }
        }
      }
      return s;
    }
  }

  /** Goes along a list, over and over. */
  static final class ListByIndex implements LongSupplier {
    private final List<Integer> list = new ArrayList<>(Collections.nCopies(2_000_000, 7));

    @Override
    public long getAsLong() {
      long s = 0;
      while (true) {
        for (int i = 0; i < list.size(); i++) {
          s += list.get(i) ^ s >> 3;
        }
        if (s == Long.MIN_VALUE) {
          return s;
        }
      }
    }
  }

  /** Goes along a list, over and over. */
  static final class ListByIterator implements LongSupplier {
    private final List<Integer> list = new ArrayList<>(Collections.nCopies(2_000_000, 7));

    @Override
    public long getAsLong() {
      long s = 0;
      while (true) {
        for (int number : list) {
          s += number ^ s >> 3;
        }
        if (s == Long.MIN_VALUE) {
          return s;
        }
      }
    }
  }

  /** Goes along the entries of a map, over and over. */
  static final class Entries implements LongSupplier {
    private final Map<Integer, Integer> map = new HashMap<>();

    @Override
    public long getAsLong() {
      for (int i = 0; i < 100_000; i++) {
        map.put(i, i ^ 7);
      }
      long s = 0;
      while (true) {
        for (Map.Entry<Integer, Integer> entry : map.entrySet()) {
          s += entry.getKey() ^ entry.getValue() ^ s >> 3;
        }
        if (s == Long.MIN_VALUE) {
          return s;
        }
      }
    }
  }

  /** Goes along a list of lists of lists, each in a method of its own, over and over. */
  static final class ListsByCalls implements LongSupplier {
    private final List<Integer> list = new ArrayList<>(Collections.nCopies(5000, 7));
    private final List<List<Integer>> lists = new ArrayList<>(Collections.nCopies(5000, list));
    private final List<List<List<Integer>>> all = new ArrayList<>(Collections.nCopies(5000, lists));

    @Override
    public long getAsLong() {
      long s = 0;
      for (List<List<Integer>> some : all) {
        s += sumOfAll(some);
      }
      return s;
    }

    private static long sumOfAll(List<List<Integer>> lists) {
      long s = 0;
      for (List<Integer> list : lists) {
        s += sum(list);
      }
      return s;
    }

    private static long sum(List<Integer> list) {
      long s = 0;
      for (int number : list) {
        s += number ^ s >> 3;
      }
      return s;
    }
  }

  /** Looks for the largest number in an array, over and over. */
  static final class Largest implements LongSupplier {
    private final int[] array = new int[1 << 20];

    @Override
    public long getAsLong() {
      int largest = 0;
      while (true) {
        for (int i = 0; i < array.length; i++) {
          largest = Math.max(largest, array[i]);
        }
        array[largest & 1]++;
      }
    }
  }

  /** Goes along the rows of a matrix, over and over. */
  static final class Matrix implements LongSupplier {
    private final double[][] matrix = new double[500][500];

    @Override
    public long getAsLong() {
      double sum = 0;
      while (true) {
        for (int row = 0; row < matrix.length; row++) {
          for (int column = 0; column < matrix[row].length; column++) {
            sum += matrix[row][column];
          }
        }
        matrix[0][0] = sum;
      }
    }
  }

  /** Goes along the characters of a string, over and over. */
  static final class Characters implements LongSupplier {
    private String text = String.join("", Collections.nCopies(100_000, "some text "));

    @Override
    public long getAsLong() {
      int s = 0;
      while (true) {
        for (int i = 0; i < text.length(); i++) {
          s = s * 31 + text.charAt(i);
        }
        if (s == 12345678) {
          text = "again " + text;
        }
      }
    }
  }

  /** Multiplies matrices, over and over. */
  static final class Product implements LongSupplier {
    private static final int SIZE = 300;

    private final double[][] one = new double[SIZE][SIZE];
    private final double[][] other = new double[SIZE][SIZE];
    private final double[][] product = new double[SIZE][SIZE];

    @Override
    public long getAsLong() {
      while (true) {
        for (int row = 0; row < SIZE; row++) {
          for (int column = 0; column < SIZE; column++) {
            double sum = 0;
            for (int i = 0; i < SIZE; i++) {
              sum += one[row][i] * other[i][column];
            }
            product[row][column] = sum;
          }
        }
        one[0][0] += product[0][0];
      }
    }
  }
}
