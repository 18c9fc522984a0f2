/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.gate.TaskEvents;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for the class in {@code java.lang}, which this JVM has not, and writes down what
 * planted code tells it.
 */
public final class Recorder {
  private static final String[] HAPPENINGS = {"begin", "end", "idle", "next", "join"};
  private static final List<String> HEARD = new ArrayList<>();
  private static int fault = -1;

  private Recorder() {}

  /** What tests throw to stop a task. */
  static final class Stop extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** What is thrown when telling fails. */
  static final class Fault extends Error {
    private static final long serialVersionUID = 1L;
  }

  static void forget() {
    HEARD.clear();
    fault = -1;
  }

  /** From now on throws at this happening, once it is written down. */
  static void failAt(int happening) {
    fault = happening;
  }

  /** What was told, in order. */
  static List<String> heard() {
    return HEARD;
  }

  static void write(String what) {
    HEARD.add(what);
  }

  // The others are called by planted code, under the names that it knows.

  public static void task(int event) {
    HEARD.add(HAPPENINGS[TaskEvents.happening(event)] + " " + TaskEvents.boundary(event));
    if (TaskEvents.happening(event) == fault) {
      throw new Fault();
    }
  }

  public static void fetched(Object task, int event) {
    if (task != null) {
      task(event);
    }
  }

  public static boolean isStop(Throwable thrown) {
    return thrown instanceof Stop;
  }

  public static void checkpoint() {
    HEARD.add("checkpoint");
  }
}
