/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.Message;

/**
 * An invalid option or pattern. The message tells the user the error, its reason, and a correct
 * value.
 */
public final class BadOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String why;
  private final String remedy;

  BadOptionException(Message what, String why, String remedy) {
    this(what.code(), what.text(), why, remedy);
  }

  private BadOptionException(String code, String what, String why, String remedy) {
    super(what);
    this.code = code;
    this.why = why;
    this.remedy = remedy;
  }

  /** The code of the mistake in the catalogue of messages. */
  public String code() {
    return code;
  }

  /** Why the value is invalid, as a sentence without a full stop. */
  public String why() {
    return why;
  }

  /** A valid value: the nearest spelling, or an example. */
  public String remedy() {
    return remedy;
  }

  /** The message, the reason and the remedy in one line. */
  public String inOneLine() {
    return getMessage() + ": " + why + "; " + remedy;
  }

  BadOptionException in(String place) {
    return new BadOptionException(code, getMessage() + " (" + place + ")", why, remedy);
  }
}
