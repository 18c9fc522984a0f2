/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.text.SingleLine;
import java.io.PrintStream;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** The output of a command. */
final class Screen {
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private final boolean isColoured;
  private int columns;

  Screen(PrintStream out, boolean isTerminal, boolean isColoured) {
    this.out = out;
    this.isTerminal = isTerminal;
    this.isColoured = isTerminal && isColoured;
  }

  /** The screen of this process. */
  static Screen of(PrintStream out) {
    String kind = System.getenv("TERM");
    boolean knowsCodes = kind != null && !kind.equals("dumb");
    return new Screen(out, knowsCodes && Terminal.isInteractive(), Ansi.AUTO.enabled());
  }

  PrintStream out() {
    return out;
  }

  /** Whether the output is a terminal that can move its cursor. */
  boolean isTerminal() {
    return isTerminal;
  }

  /** The largest width of a line. Lines for a file or a pipe are not cut. */
  int columns() {
    if (columns == 0) {
      columns = isTerminal ? Terminal.size()[1] : Integer.MAX_VALUE;
    }
    return columns;
  }

  void line(String line) {
    out.println(line);
  }

  void lines(List<String> lines) {
    lines.forEach(this::line);
  }

  /** Shows sentences, broken into lines that fit. */
  void paragraph(String text, int indent) {
    lines(set(text, indent));
  }

  /** The lines of a paragraph. */
  List<String> set(String text, int indent) {
    return Paragraph.broken(
        Paragraph.lines(text, indent, Math.min(Terminal.USUAL_COLUMNS, columns())), columns());
  }

  /** The text of a failure: one line for a log, several lines on a terminal. */
  String failure(String text) {
    String line = SingleLine.of(text);
    return isTerminal ? String.join("\n", set(line, 0)) : line;
  }

  /** Shows a table with its titles in bold. */
  void table(List<String> lines) {
    line(bold(lines.get(0)));
    lines(lines.subList(1, lines.size()));
  }

  String bold(String text) {
    return styled(Style.bold, text);
  }

  /** A state of a request in its colour: green for a stopped task, yellow otherwise. */
  String state(String state) {
    return styled(
        state.equals(RequestState.STOPPED.name()) ? Style.fg_green : Style.fg_yellow, state);
  }

  private String styled(Style style, String text) {
    return isColoured ? style.on() + text + Style.reset.on() : text;
  }

  /** On a terminal, shows a line that the next one replaces. */
  void passing(String line) {
    if (isTerminal) {
      out.print(CLEAR_LINE + WideText.cut(SingleLine.of(line), columns() - 1));
      out.flush();
    }
  }

  /** Removes the passing line. */
  void passed() {
    if (isTerminal) {
      out.print(CLEAR_LINE);
    }
  }
}
