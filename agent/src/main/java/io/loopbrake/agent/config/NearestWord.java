/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.util.Locale;
import java.util.Optional;

/** Finds the known word that is most similar to a misspelt one. */
final class NearestWord {
  private NearestWord() {}

  /**
   * The candidate, in lower case, that begins with {@code word} or has the fewest edits to it;
   * empty if each one needs more edits than half the length of the word, and more than one.
   */
  static Optional<String> of(String word, Iterable<String> candidates) {
    String typed = word.toLowerCase(Locale.ROOT);
    String nearest = null;
    int fewest = Math.max(1, word.length() / 2) + 1;
    for (String candidate : candidates) {
      boolean cutShort = word.length() > 1 && candidate.startsWith(typed);
      int edits = cutShort ? 0 : edits(typed, candidate);
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Levenshtein's distance, with two rows of the table at a time. */
  private static int edits(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[above.length];
      current[0] = row;
      for (int column = 1; column < current.length; column++) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(above[column - 1] + change, Math.min(above[column], current[column - 1]) + 1);
      }
      above = current;
    }
    return above[to.length()];
  }
}
