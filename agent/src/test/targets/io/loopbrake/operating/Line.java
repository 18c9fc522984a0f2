/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

/** A line of a program's report: its kind, then keys with values, separated by tabs. */
public final class Line {
  private final StringBuilder text;

  public Line(String kind) {
    text = new StringBuilder(kind);
  }

  public Line with(String key, Object value) {
    text.append('\t').append(key).append('=').append(inOneCell(String.valueOf(value)));
    return this;
  }

  private static String inOneCell(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }

  public void print() {
    System.out.println(text);
  }
}
