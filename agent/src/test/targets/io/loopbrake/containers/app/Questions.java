/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.util.concurrent.TimeUnit;

/** What every component knows: it answers with the id of its thread, or never. */
final class Questions {
  private Questions() {}

  static String answer(String question) throws InterruptedException {
    String[] words = question.split(" ");
    Object answer;
    switch (words[0]) {
      case "sum":
        answer = sumUpTo(Integer.parseInt(words[1]));
        break;
      case "busy":
        answer = sumAgainAndAgain(Long.parseLong(words[1]));
        break;
      case "ends":
        answer = endAfter(Long.parseLong(words[1]));
        break;
      case "wait":
        Thread.sleep(Long.parseLong(words[1]));
        answer = "waited";
        break;
      case "sees":
        answer = Sight.reaches(words[1]);
        break;
      default:
        answer = runAway(1);
    }
    return answer + " " + Thread.currentThread().getId();
  }

  private static long sumUpTo(int last) {
    long sum = 0;
    for (int i = 1; i <= last; i++) {
      sum += i;
    }
    return sum;
  }

  /** The sum of the numbers to 100, after so many milliseconds of work. */
  private static long sumAgainAndAgain(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long sum;
    do {
      sum = sumUpTo(100);
    } while (System.nanoTime() - end < 0);
    return sum;
  }

  private static String endAfter(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long turns = 0;
    while (System.nanoTime() - end < 0) {
      turns++;
    }
    return turns > 0 ? "ended" : "late";
  }

  static long runAway(int step) {
    long turns = 0;
    while (turns >= 0) {
      turns = (turns + step) & Integer.MAX_VALUE;
    }
    return turns;
  }
}
