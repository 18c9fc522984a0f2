/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.Utf8;

/**
 * Tells where the methods of a class continue after they have caught an error, and which of their
 * loops fetch work. Immutable.
 *
 * <p>A place is a byte code index or, where the JVM reports only lines, a source line. If a line
 * has several instructions, an answer holds if it holds for any of them.
 */
public final class CatchingCode {
  /** For a class that catches no errors and has no loops, or of which nothing is known. */
  public static final CatchingCode NONE = new CatchingCode(new byte[0], new int[0], false);

  /** The line of code without line numbers; all its instructions are one place. */
  static final int NO_LINE = 0;

  static final int NAME = 0;
  static final int DESCRIPTOR = 1;
  static final int END = 2;
  static final int HEADER = 3;

  /** The kinds of entries. The first number of an entry is its kind, the second its end. */
  static final int LOOP = 0;

  static final int FETCHING_LOOP = 1;
  static final int HANDLER = 2;
  static final int RETURNING_HANDLER = 3;
  static final int ENDLESS_LOOP = 4;

  private final byte[] names;
  private final int[] rows;
  private final boolean byLines;

  /** Takes the names and rows of a {@link CatchingCodeTable}. */
  CatchingCode(byte[] names, int[] rows, boolean byLines) {
    this.names = names;
    this.rows = rows;
    this.byLines = byLines;
  }

  boolean isEmpty() {
    return rows.length == 0;
  }

  /** A question about one place of a method, or about two. */
  public enum Question {
    /**
     * Whether an error that is thrown at the place may be caught in the method, and not thrown
     * again.
     */
    SWALLOWS,
    /** Whether the handler for an error at the first place may lead to the second place. */
    LEADS_ON,
    /** Whether the method may return normally after it has caught an error from the place. */
    RETURNS,
    /** Whether both places are in the same loop. */
    LOOPS,
    /** Whether both places are in the same loop, and it fetches no work and leads to no return. */
    ENDLESS,
    /**
     * Whether both places are in the same loop, and it takes its next work from a queue, a
     * selector, a socket or the like.
     */
    FETCHES
  }

  /**
   * Answers a question about two places of a method, which may be the same. A question about one
   * place ignores the other.
   *
   * @param descriptor null for any method of that name
   * @param place negative if it is not known
   * @param other negative if it is not known
   */
  public boolean answer(
      Question question, String methodName, String descriptor, int place, int other) {
    for (int row = 0; row < rows.length; row = rows[row + END]) {
      if (Utf8.equal(names, rows[row + NAME], methodName)
          && (descriptor == null || Utf8.equal(names, rows[row + DESCRIPTOR], descriptor))) {
        for (int at = row + HEADER; at < rows[row + END]; at = rows[at + 1]) {
          if (isAsked(question, rows[at]) && holds(question, at, known(place), known(other))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private int known(int place) {
    return byLines && place < 0 ? NO_LINE : place;
  }

  private static boolean isAsked(Question question, int kind) {
    switch (question) {
      case LOOPS:
        return kind == LOOP || kind == FETCHING_LOOP || kind == ENDLESS_LOOP;
      case ENDLESS:
        return kind == ENDLESS_LOOP;
      case FETCHES:
        return kind == FETCHING_LOOP;
      case RETURNS:
        return kind == RETURNING_HANDLER;
      default:
        return kind == HANDLER || kind == RETURNING_HANDLER;
    }
  }

  /**
   * The third number of an entry is the end of its own ranges; the ranges to which it leads follow.
   */
  private boolean holds(Question question, int at, int place, int other) {
    int own = at + 3;
    int middle = rows[at + 2];
    if (!isIn(own, middle, place)) {
      return false;
    }
    switch (question) {
      case LEADS_ON:
        return isIn(middle, rows[at + 1], other);
      case LOOPS:
      case ENDLESS:
      case FETCHES:
        return isIn(own, middle, other);
      default:
        return true;
    }
  }

  private boolean isIn(int from, int to, int place) {
    for (int at = from; at < to; at += 2) {
      if (rows[at] <= place && place < rows[at + 1]) {
        return true;
      }
    }
    return false;
  }
}
