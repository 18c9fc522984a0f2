/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/**
 * An invalid option or pattern. The message tells the user the error, its reason, and a correct
 * value.
 */
public final class BadOptionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final String remedy;

  BadOptionException(String what, String why, String remedy) {
    super(what);
    this.why = why;
    this.remedy = remedy;
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
    return new BadOptionException(getMessage() + " (" + place + ")", why, remedy);
  }
}
