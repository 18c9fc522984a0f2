/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/** The reasons for flags in the place of gates. */
public enum CheckpointMessage implements Message {
  GATES_REFUSED(
      "LB-C01",
      "checkpoint=gate is refused: {}",
      "The option `checkpoint=gate` cannot be followed. The reason is one of the next messages.",
      "See the next messages."),
  POLLS_UNKNOWN(
      "LB-C02",
      "this JVM does not say whether counted loops poll for safepoints",
      "For example, it is not HotSpot.",
      "Nothing."),
  OTHER_JIT(
      "LB-C03",
      "it is not known how the JIT of this JVM treats loops and call sites",
      "The JIT compiler comes through JVMCI, as Graal does, or the JVM is not HotSpot.",
      "Nothing."),
  NO_GATES(
      "LB-C04",
      "gates do not work in this JVM: {}",
      "The JVM lacks something that a gate needs; the message names it.",
      "Report it, with the version of the JVM."),
  INTERPRETER_ALONE(
      "LB-C05",
      "nothing is compiled here, and a gate would save nothing",
      "The JVM runs with `-Xint`.",
      "Nothing.");

  private final Entry entry;

  CheckpointMessage(String code, String text, String cause, String remedy) {
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
