/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

/** The role of a method of the JDK or of a library in the transfer of work between threads. */
enum Role {
  /** Does work for its caller; an error that leaves it breaks no object that others use. */
  WORK,

  /**
   * As {@link #WORK}, and independent of its caller, so that the caller has to expect any error
   * from it, as from code of the application.
   */
  INDEPENDENT_WORK,

  /**
   * Publishes, wakes, transfers or links. An error that it does not expect leaves others waiting
   * for ever, or an object broken.
   */
  HAND_OFF,

  /** Calls work of others, and expects any error from that. Its own code hands off. */
  CALLER,

  /**
   * Hands off, and calls a function of others with an element in no place but a local variable. An
   * error of the function loses the element.
   */
  HOLDER
}
