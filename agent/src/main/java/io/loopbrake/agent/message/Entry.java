/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The parts of a message. Immutable. */
public final class Entry implements Message {
  private final String code;
  private final String text;
  private final String cause;
  private final String remedy;

  Entry(String code, String text, String cause, String remedy) {
    this.code = code;
    this.text = text;
    this.cause = cause;
    this.remedy = remedy;
  }

  @Override
  public Entry entry() {
    return this;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String cause() {
    return cause;
  }

  @Override
  public String remedy() {
    return remedy;
  }

  Entry filled(Object... values) {
    return new Entry(code, Filled.of(text, values), cause, remedy);
  }

  Entry between(String before, String after) {
    return new Entry(code, before + text + after, cause, remedy);
  }

  @Override
  public String toString() {
    return text;
  }
}
