/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** What was done so far to carry a request out, in words. Immutable. */
final class Progress {
  static final Progress NONE = new Progress("", "", "");

  private final String thrown;
  private final String interrupted;
  private final String more;

  private Progress(String thrown, String interrupted, String more) {
    this.thrown = thrown;
    this.interrupted = interrupted;
    this.more = more;
  }

  /** The stop error was thrown for the first time; says where, in words that follow "was". */
  Progress thrown(String said) {
    return new Progress(said, interrupted, more);
  }

  /** The thread was interrupted for the first time; says where, in words that follow "was". */
  Progress interrupted(String said) {
    return new Progress(thrown, said, more);
  }

  /** Something else that is worth telling. */
  Progress and(String fact) {
    return new Progress(thrown, interrupted, joined(more, fact));
  }

  boolean isThrown() {
    return !thrown.isEmpty();
  }

  boolean isInterrupted() {
    return !interrupted.isEmpty();
  }

  /** Whether the task did not end by itself if it ends now. */
  boolean hasReachedTheTask() {
    return isThrown() || isInterrupted();
  }

  /** What is said of the request while it is open; empty when nothing was done yet. */
  @Override
  public String toString() {
    return joined(joined(thrown, interrupted), more);
  }

  /** What is said when it ends; {@code tense} is that of the stop error: "was", or "had been". */
  String after(String ending, String tense) {
    String told = ending;
    if (isThrown()) {
      told += "; the stop error " + tense + " " + thrown;
    }
    if (isInterrupted()) {
      told += "; the thread " + tense + " " + interrupted;
    }
    return joined(told, more);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
  }
}
