/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines;

import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * A client of an engine on one or more machines, which does what it is told on its standard input,
 * line by line.
 */
public abstract class EngineClient {
  /** What answers begin with, between the engine's own words. */
  private static final String ANSWER = "answer: ";

  /** Has the engine run a job that ends. Returns its result, and the process that it ran in. */
  protected abstract String run() throws Exception;

  /** Has the engine begin with a job that never ends. */
  protected abstract void begin() throws Exception;

  /** Cancels that. */
  protected abstract void cancel() throws Exception;

  /** Waits for its end. Returns what the engine says of it. */
  protected abstract String end() throws Exception;

  protected final void serve() throws Exception {
    BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    for (String command = commands.readLine(); command != null; command = commands.readLine()) {
      System.out.println(ANSWER + answer(command));
    }
  }

  private String answer(String command) throws Exception {
    switch (command) {
      case "run":
        return run();
      case "begin":
        begin();
        return "begun";
      case "cancel":
        cancel();
        return "cancelled";
      case "end":
        return end();
      default:
        throw new IllegalArgumentException(command);
    }
  }

  /** An error with its causes, in one line. */
  protected static String inOneLine(Throwable error) {
    StringBuilder text = new StringBuilder();
    for (Throwable e = error; e != null; e = e.getCause()) {
      text.append(e).append(' ');
    }
    return text.toString().replaceAll("\\s+", " ");
  }
}
