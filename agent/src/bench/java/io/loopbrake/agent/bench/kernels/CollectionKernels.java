/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Loops over the JDK's collections. */
@State(Scope.Thread)
public class CollectionKernels {
  private static final int SIZE = 1000;

  private final List<Integer> list =
      new Random(1).ints(SIZE).boxed().collect(Collectors.toCollection(ArrayList::new));
  private final List<Integer> linked = new LinkedList<>(list);
  private final Map<Integer, Integer> map = new HashMap<>();

  /** Fills the map. */
  public CollectionKernels() {
    list.forEach(i -> map.put(i, i));
  }

  @Benchmark
  public int listByIndex() {
    int sum = 0;
    for (int i = 0; i < list.size(); i++) {
      sum += list.get(i);
    }
    return sum;
  }

  @Benchmark
  public int listByIterator() {
    int sum = 0;
    for (int value : list) {
      sum += value;
    }
    return sum;
  }

  @Benchmark
  public int linkedList() {
    int sum = 0;
    Iterator<Integer> iterator = linked.iterator();
    while (iterator.hasNext()) {
      sum += iterator.next();
    }
    return sum;
  }

  @Benchmark
  public int mapEntries() {
    int sum = 0;
    for (Map.Entry<Integer, Integer> entry : map.entrySet()) {
      sum += entry.getKey() ^ entry.getValue();
    }
    return sum;
  }
}
