/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message as the page quotes it: {@code ...} stands for anything. It may stand within a longer
 * text, between marks that part sentences.
 */
record Quotation(String row) {
  private static final String VARYING = "...";
  private static final String BEGIN = "(?<=^|[:;] {1,4}|\\()";
  private static final String END = "(?=$|[;:)]|\\. | \\()";

  /** What the row quotes; one with words around its quotation quotes no more than that. */
  private String quoted() {
    int first = row.indexOf('`');
    return first < 0 ? row : row.substring(first + 1, row.indexOf('`', first + 1));
  }

  boolean isIn(String text) {
    String regex =
        Arrays.stream(quoted().split(Pattern.quote(VARYING), -1))
            .map(part -> part.isEmpty() ? "" : Pattern.quote(part))
            .collect(Collectors.joining(".*"));
    return Pattern.compile(BEGIN + regex + END, Pattern.MULTILINE).matcher(text).find();
  }
}
