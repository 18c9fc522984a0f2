/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

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

  static long runAway(int step) {
    long turns = 0;
    while (turns >= 0) {
      turns = (turns + step) & Integer.MAX_VALUE;
    }
    return turns;
  }
}
