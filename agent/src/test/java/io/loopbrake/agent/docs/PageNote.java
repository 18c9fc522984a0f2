/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the reader has to remember of an output: {@code TASK is the word after "task:"}. Where a
 * table has several rows, {@code in the row of "job-dates"} says which is meant.
 */
record PageNote(String name, String before, String row) {
  private static final Pattern FORM =
      Pattern.compile("([A-Z]+) is the word after \"(.+?)\"(?: in the row of \"(.+?)\")?");
  private static final Pattern BETWEEN_ROWS = Pattern.compile("\\R\\R");

  static PageNote parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a note: " + text);
    }
    String row = matcher.group(3);
    return new PageNote(matcher.group(1), matcher.group(2), row == null ? "" : row);
  }

  /** The word, as it stands in this output. */
  String wordIn(String output) {
    Pattern word = Pattern.compile(Pattern.quote(before) + "\\s*([\\w#.]+)");
    return Arrays.stream(BETWEEN_ROWS.split(output))
        .filter(part -> part.contains(row))
        .map(word::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " is not in: " + output));
  }
}
