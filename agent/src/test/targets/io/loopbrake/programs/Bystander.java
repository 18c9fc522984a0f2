/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

/** Asks a program one question after the other, and checks and counts the answers. */
final class Bystander implements Runnable {
  private static final int MOST = 100;
  private static final long PAUSE_MILLIS = 1;

  private final Program program;
  private volatile long right;
  private volatile long longestPauseNanos;
  private volatile String wrong = "none";

  Bystander(Program program) {
    this.program = program;
  }

  @Override
  public void run() {
    long lastAnswer = System.nanoTime();
    for (int question = 1; wrong.equals("none"); question = question % MOST + 1) {
      String problem = problemWith(program, question);
      long now = System.nanoTime();
      if (problem == null) {
        right = right + 1;
        longestPauseNanos = Math.max(longestPauseNanos, now - lastAnswer);
        lastAnswer = now;
        pause();
      } else {
        wrong = problem;
      }
    }
  }

  /** What is wrong with the program's answer, or null if nothing is. */
  static String problemWith(Program program, int question) {
    long expected = (long) question * (question + 1) / 2;
    try {
      long answer = program.sumUpTo(question);
      return answer == expected ? null : "the sum up to " + question + " is not " + answer;
    } catch (Throwable failure) {
      return failure.toString();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  long right() {
    return right;
  }

  String wrong() {
    return wrong;
  }

  long longestPauseMillis() {
    return longestPauseNanos / 1_000_000;
  }
}
