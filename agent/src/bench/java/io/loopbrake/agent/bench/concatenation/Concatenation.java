/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.concatenation;

/**
 * A loop that concatenates strings. Compiled for Java 9 or later it calls no method to do so, but
 * has the JVM make one (JEP 280).
 */
public final class Concatenation implements Runnable {
  @Override
  public void run() {
    String text = "";
    for (int i = 0; text.length() >= 0; i = i + 1 & 0xff) {
      text = "order " + i + " of " + text.length();
    }
  }
}
