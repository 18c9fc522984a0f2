/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

/** Something that the demo claims is not so; the message says what, in one sentence. */
final class DemoFailedException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DemoFailedException(String sentence) {
    super(sentence);
  }

  DemoFailedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
