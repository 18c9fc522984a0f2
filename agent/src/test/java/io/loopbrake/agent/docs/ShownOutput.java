/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page shows of a command's output. A number stands for any number, {@code ...} in a line
 * for any text, {@code ...} as a line for any lines, and one blank for any number of them.
 */
final class ShownOutput {
  private static final String ANY = "...";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\.\\.\\.|\\d+|\\s+");

  private final Pattern pattern;

  ShownOutput(List<String> lines) {
    pattern =
        Pattern.compile(
            lines.stream().map(ShownOutput::line).collect(Collectors.joining()) + "\\s*");
  }

  private static String line(String line) {
    if (line.equals(ANY)) {
      return "(?:.*\\R)*?";
    }
    StringBuilder regex = new StringBuilder("\\h*");
    String stripped = line.strip();
    int end = 0;
    var matcher = PLACEHOLDER.matcher(stripped);
    while (matcher.find()) {
      regex.append(Pattern.quote(stripped.substring(end, matcher.start())));
      regex.append(standIn(matcher.group()));
      end = matcher.end();
    }
    return regex.append(Pattern.quote(stripped.substring(end))).append("\\h*\\R").toString();
  }

  private static String standIn(String placeholder) {
    if (placeholder.equals(ANY)) {
      return ".*";
    }
    return placeholder.isBlank() ? "\\h+" : "\\d+";
  }

  boolean matches(String output) {
    return pattern.matcher(output.endsWith("\n") ? output : output + "\n").matches();
  }
}
