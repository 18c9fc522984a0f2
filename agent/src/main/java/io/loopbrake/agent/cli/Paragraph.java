/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.text.SingleLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks sentences of the agent, which may be long, into lines for a terminal. picocli would break
 * the name of a class at its dots, and would treat {@code @|} in the name of a thread as markup.
 */
final class Paragraph {
  private Paragraph() {}

  /**
   * Lines that are no wider than this, unless a word is, each after these blanks. A line break
   * starts a new line.
   */
  static List<String> lines(String text, int indent, int width) {
    List<String> lines = new ArrayList<>();
    for (String part : text.split("\\R")) {
      wrap(SingleLine.of(part), WideText.blanks(indent), width, lines);
    }
    return lines;
  }

  /** Continues lines that are wider than this in the next line, as a long name makes them. */
  static List<String> broken(List<String> lines, int width) {
    List<String> broken = new ArrayList<>();
    for (String line : lines) {
      String rest = line;
      while (WideText.width(rest) > width) {
        String beginning = WideText.beginning(rest, width);
        broken.add(beginning);
        rest = rest.substring(beginning.length());
      }
      broken.add(rest);
    }
    return broken;
  }

  private static void wrap(String text, String indent, int width, List<String> lines) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.trim().split(" +")) {
      boolean first = line.length() == indent.length();
      if (!first && WideText.width(line.toString()) + 1 + WideText.width(word) > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
  }
}
