/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import com.google.common.collect.Ordering;
import com.google.common.collect.TreeMultimap;
import com.google.common.hash.Hashing;
import com.google.common.primitives.Ints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits, sorts, groups and hashes. */
final class GuavaCollections implements LibraryRun.Turn {
  @Override
  public long run() {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      words.add(Integer.toString(i * 7919 % 5003, 36));
    }
    String joined = Joiner.on(", ").join(words);
    List<String> split = Splitter.on((char) 44).trimResults().splitToList(joined);
    Multimap<Integer, String> byLength = TreeMultimap.create();
    for (String word : split) {
      byLength.put(word.length(), word);
    }
    ImmutableSortedMap.Builder<String, Integer> sorted = ImmutableSortedMap.naturalOrder();
    int i = 0;
    for (String word : Ordering.natural().immutableSortedCopy(split)) {
      sorted.put(word + i, i++);
    }
    long hash = Hashing.murmur3_128().hashString(joined, StandardCharsets.UTF_8).asLong();
    int[] numbers = Ints.toArray(sorted.build().values());
    return hash + byLength.size() + Ints.max(numbers) + Lists.partition(words, 7).size();
  }
}
