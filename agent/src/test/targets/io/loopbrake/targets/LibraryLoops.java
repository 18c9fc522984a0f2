/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Loops that the JDK's collections and streams have a hand in. */
public final class LibraryLoops {
  private LibraryLoops() {}

  public static long overIterable(int limit, int step) {
    long sum = 0;
    for (int number : new Numbers(limit, step)) {
      sum += number;
    }
    return sum;
  }

  public static long overListByIndex(int limit, int step) {
    List<Integer> numbers = new Zeros(step == 0 ? Integer.MAX_VALUE : limit);
    long sum = 0;
    for (int i = 0; i < numbers.size(); i += step) {
      sum += numbers.get(i) + i;
    }
    return sum;
  }

  public static long overListByIterator(int limit, int step) {
    long sum = 0;
    for (Integer zero : new Zeros(step == 0 ? Integer.MAX_VALUE : limit)) {
      for (int i = 0; i < 3000; i++) {
        sum += zero + i;
      }
    }
    return sum;
  }

  public static long overArray(int limit, int step) {
    int[] numbers = new int[64];
    Arrays.fill(numbers, step);
    long sum = 0;
    for (int i = 0; i < limit; ) {
      for (int number : numbers) {
        i += number;
        sum += i;
      }
    }
    return sum;
  }

  public static long overMapEntries(int limit, int step) {
    Map<String, Integer> steps = new HashMap<>(Collections.singletonMap("step", step));
    int i = 0;
    while (i < limit) {
      for (Map.Entry<String, Integer> entry : steps.entrySet()) {
        i += entry.getValue() * entry.getKey().length();
      }
    }
    return i;
  }

  @LoopsIn("LibraryLoops.lambda$")
  public static long insideStreamForEach(int limit, int step) {
    AtomicLong sum = new AtomicLong();
    Stream.of(1, 2, 3)
        .forEach(
            number -> {
              for (int i = 0; i < limit; i += step) {
                sum.addAndGet(number);
              }
            });
    return sum.get();
  }

  @LoopsIn("LibraryLoops.lambda$")
  public static long insideStreamFilter(int limit, int step) {
    return IntStream.range(0, 3)
        .filter(
            number -> {
              int i = 0;
              do {
                i += step;
              } while (i < limit);
              return i > number;
            })
        .count();
  }

  @LoopsIn("LibraryLoops.lambda$")
  public static long insideComparator(int limit, int step) {
    List<Integer> numbers = Arrays.asList(3, 1, 2);
    numbers.sort(
        (one, other) -> {
          int i = 0;
          while (i < limit) {
            i += step;
          }
          return one - other;
        });
    return numbers.get(0);
  }

  /** Never reaches its end when the step is 0. */
  private static final class Numbers implements Iterable<Integer> {
    private final int limit;
    private final int step;

    Numbers(int limit, int step) {
      this.limit = limit;
      this.step = step;
    }

    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<Integer>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < limit;
        }

        @Override
        public Integer next() {
          next += step;
          return next;
        }
      };
    }
  }

  private static final class Zeros extends AbstractList<Integer> {
    private final int size;

    Zeros(int size) {
      this.size = size;
    }

    @Override
    public Integer get(int index) {
      return 0;
    }

    @Override
    public int size() {
      return size;
    }
  }
}
