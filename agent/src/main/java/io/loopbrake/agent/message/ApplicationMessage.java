/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * What the application sees. It is said at checkpoints, so the code uses the constants of {@link
 * InlinedText}, and no JVM loads this class.
 */
public enum ApplicationMessage implements Message {
  STOPPED(
      "LB-E01",
      InlinedText.STOPPED_BY + "{}: {}" + InlinedText.ASKED_FOR_BY + "{})",
      "The message of the `LoopStoppedError` that ended a task.",
      "See the first line of the trace for the loop.");

  private final Entry entry;

  ApplicationMessage(String code, String text, String cause, String remedy) {
    this.entry = new Entry(code, text, cause, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }

  @Override
  public String toString() {
    return text();
  }
}
