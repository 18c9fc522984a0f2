/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

/**
 * The reason why a loop, or a whole class, has no checkpoint although the user selected the class.
 */
public enum LeftAlone {
  STOP_WOULD_COME_BACK(
      "an error thrown in the loop would be caught and lead back to the same place for ever"),
  METHOD_NO_LONGER_COMPILED(
      "with checkpoints the method would grow across 8,000 bytes, and HotSpot compiles none that"
          + " is larger"),
  METHOD_TOO_LARGE("with checkpoints the method would grow across 65,535 bytes, the JVM's limit"),
  NEWER_CLASS_FILE("the class file is of a version newer than this agent knows"),
  JVM_MACHINERY("the class is part of what the JVM and the checkpoints themselves run on");

  private final String explanation;

  LeftAlone(String explanation) {
    this.explanation = explanation;
  }

  /** The reason in words, as the operations of the MBean and the page on limits show it. */
  public String explanation() {
    return explanation;
  }
}
