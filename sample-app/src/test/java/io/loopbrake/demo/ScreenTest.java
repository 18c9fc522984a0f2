/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Screen screen = new Screen(new PrintStream(bytes, true));

  @Test
  void lineThatFitsStaysAsItIs() {
    screen.say("x".repeat(80));

    assertThat(bytes.toString().lines()).containsExactly("x".repeat(80));
  }

  @Test
  void longLineOfTheApplicationKeepsItsPrefix() {
    screen.application("a".repeat(70) + " " + "b".repeat(5));

    assertThat(bytes.toString().lines())
        .containsExactly("  app | " + "a".repeat(70), "  app | " + "b".repeat(5));
  }

  @Test
  void wordLongerThanTheScreenIsCut() {
    screen.result("c".repeat(75));

    assertThat(bytes.toString().lines())
        .containsExactly("    => " + "c".repeat(73), "       " + "c".repeat(2));
  }

  @Test
  void whatIsToBeCopiedIsNeverCut() {
    screen.verbatim("d".repeat(200));

    assertThat(bytes.toString().lines()).containsExactly("d".repeat(200));
  }
}
