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
   * As {@link #WORK}; besides, it is independent of its caller, which has to expect any error from
   * it, as from code of the application.
   */
  INDEPENDENT_WORK,

  /**
   * Publishes, wakes, transfers or links. An error that it does not expect leaves others waiting
   * for ever, or an object broken.
   */
  HAND_OFF,

  /** Calls work of others, and expects any error from it. Its own code hands off. */
  CALLER,

  /**
   * Hands off, and calls a function of others while an element is stored only in a local variable.
   * An error in the function loses the element.
   */
  HOLDER
}
