/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * A message to operators, with the explanation that the page Troubleshooting gives. Its {@code
 * toString} is its text. Immutable.
 */
public interface Message {
  /** Stands in a text for a part that varies. */
  String VARIABLE = "{}";

  /** The entry of the catalogue, or such an entry with its variable parts filled. */
  Entry entry();

  /** The code of the entry, which identifies the message in all versions: {@code LB-O01}. */
  default String code() {
    return entry().code();
  }

  /** The text as operators see it; {@link #VARIABLE} for each part that is not filled yet. */
  default String text() {
    return entry().text();
  }

  /** The cause, in Markdown; links start from the directory of the page. */
  default String cause() {
    return entry().cause();
  }

  /** The advice, in Markdown; links start from the directory of the page. May be empty. */
  default String remedy() {
    return entry().remedy();
  }

  /**
   * The same message with its variable parts filled, from left to right. Throws nothing: parts
   * without a value stay as they are, and values without a part are appended.
   *
   * @param values of any type, null included, whose {@code toString} is used
   */
  default Message with(Object... values) {
    return entry().filled(values);
  }

  /** The same message between others, which may be empty. */
  default Message within(String before, String after) {
    return entry().between(before, after);
  }

  /** The exception that refuses an argument with this message. */
  default IllegalArgumentException refusal() {
    return new IllegalArgumentException(text());
  }
}
