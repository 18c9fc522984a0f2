/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.text.SingleLine;

/** An operator's reason for a stop: one line, safe for a log. Immutable. */
public final class Reason {
  private static final int LONGEST = 500;

  private final String text;

  private Reason(String text) {
    this.text = text;
  }

  /**
   * Takes a reason as an operator typed it; line breaks and control characters become blanks.
   *
   * @throws IllegalArgumentException if it says nothing or too much
   */
  public static Reason of(String typed) {
    String text = typed == null ? "" : SingleLine.of(typed).trim();
    if (text.isEmpty()) {
      throw AnswerMessage.NO_REASON.refusal();
    }
    if (text.length() > LONGEST) {
      throw AnswerMessage.LONG_REASON.with(text.length(), LONGEST).refusal();
    }
    return new Reason(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
