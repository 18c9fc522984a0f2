/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.util.function.Function;

/** For servers that let whoever embeds them call what they like. */
public final class QuestionFunction implements Function<String, String> {
  @Override
  public String apply(String question) {
    try {
      return Questions.answer(question);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
