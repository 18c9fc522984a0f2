/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.Iterator;
import java.util.List;

/**
 * Random numbers, which are taken one after the other to make choices. At its end there are zeros,
 * so that a shorter tape, or one with smaller numbers, makes a simpler program.
 */
final class Tape {
  private final Iterator<Integer> numbers;

  Tape(List<Integer> numbers) {
    this.numbers = numbers.iterator();
  }

  /** A number from 0 to one less than the limit. */
  int below(int limit) {
    return numbers.hasNext() ? numbers.next() % limit : 0;
  }

  /** A number from the first to the last. */
  int between(int first, int last) {
    return first + below(last - first + 1);
  }

  /** Whether something is to be that happens once in so many times. */
  boolean onceIn(int times) {
    return below(times) == times - 1;
  }

  <T> T oneOf(List<T> some) {
    return some.get(below(some.size()));
  }
}
