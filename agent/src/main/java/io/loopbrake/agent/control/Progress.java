/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** A description of the actions for a request so far. Immutable. */
final class Progress {
  static final Progress NONE = new Progress("", "", "", "", "");

  private final String thrown;
  private final String interrupted;
  private final String unblocked;
  private final String more;
  private final String observed;

  private Progress(
      String thrown, String interrupted, String unblocked, String more, String observed) {
    this.thrown = thrown;
    this.interrupted = interrupted;
    this.unblocked = unblocked;
    this.more = more;
    this.observed = observed;
  }

  /** The stop error was thrown for the first time; says where, in words that follow "was". */
  Progress thrown(String said) {
    return new Progress(said, interrupted, unblocked, more, observed);
  }

  /** The thread was interrupted for the first time; says where, in words that follow "was". */
  Progress interrupted(String said) {
    return new Progress(thrown, said, unblocked, more, observed);
  }

  /** A wait of the thread was ended for the first time; says how, as a sentence. */
  Progress unblocked(String said) {
    return new Progress(thrown, interrupted, said, more, observed);
  }

  /** Adds another fact, once. */
  Progress and(String fact) {
    return more.contains(fact)
        ? this
        : new Progress(thrown, interrupted, unblocked, joined(more, fact), observed);
  }

  /** What the work was last seen to do; holds as long as the work goes on. */
  Progress observed(String said) {
    return observed.equals(said) ? this : new Progress(thrown, interrupted, unblocked, more, said);
  }

  boolean isThrown() {
    return !thrown.isEmpty();
  }

  boolean isInterrupted() {
    return !interrupted.isEmpty();
  }

  boolean isUnblocked() {
    return !unblocked.isEmpty();
  }

  /** Whether the task did not end by itself if it ends now. */
  boolean hasReachedTheTask() {
    return isThrown() || isInterrupted() || isUnblocked();
  }

  /** The description of the request while it is open; empty if nothing was done yet. */
  @Override
  public String toString() {
    return joined(joined(joined(joined(thrown, interrupted), unblocked), more), observed);
  }

  /** The description of a request whose work is over. */
  String over(String ending) {
    return after(ending, "was");
  }

  /** The description of a request that was given up, while its work may go on. */
  String givenUp(String ending) {
    return joined(after(ending, "had been"), observed);
  }

  private String after(String ending, String tense) {
    String told = ending;
    if (isThrown()) {
      told += "; the stop error " + tense + " " + thrown;
    }
    if (isInterrupted()) {
      told += "; the thread " + tense + " " + interrupted;
    }
    return joined(joined(told, unblocked), more);
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
  }
}
