/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.kernels;

import java.util.Arrays;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sorting and searching. */
@State(Scope.Thread)
public class SortKernels {
  private static final int SIZE = 1000;
  private static final int PART = 50;

  private final int[] source = new Random(1).ints(SIZE).toArray();
  private final int[] sorted = Arrays.stream(source).sorted().toArray();
  private final int[] copy = new int[SIZE];

  @Benchmark
  public int[] quicksort() {
    System.arraycopy(source, 0, copy, 0, SIZE);
    quicksort(copy, 0, SIZE - 1);
    return copy;
  }

  private static void quicksort(int[] array, int from, int to) {
    int i = from;
    int j = to;
    int pivot = array[(from + to) >>> 1];
    while (i <= j) {
      while (array[i] < pivot) {
        i++;
      }
      while (array[j] > pivot) {
        j--;
      }
      if (i <= j) {
        int swapped = array[i];
        array[i++] = array[j];
        array[j--] = swapped;
      }
    }
    if (from < j) {
      quicksort(array, from, j);
    }
    if (i < to) {
      quicksort(array, i, to);
    }
  }

  /** The loop only calls; what is sorted is the JDK's affair. */
  @Benchmark
  public int[] sortOfJdk() {
    System.arraycopy(source, 0, copy, 0, SIZE);
    for (int from = 0; from < SIZE; from += PART) {
      Arrays.sort(copy, from, from + PART);
    }
    return copy;
  }

  @Benchmark
  public int binarySearch() {
    int found = 0;
    for (int key : source) {
      int low = 0;
      int high = SIZE - 1;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (sorted[middle] < key) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      found += low;
    }
    return found;
  }
}
