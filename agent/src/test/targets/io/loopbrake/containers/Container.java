/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

/** A container as the program sees it that embeds it. */
interface Container {
  void start() throws Exception;

  /** Asks a component, and returns its answer with the id of the thread that gave it. */
  String ask(String question) throws Exception;

  /** Has a component run away, and says in the end what came of it for whoever asked for that. */
  String runAway() throws Exception;

  /** Whether others are answered while a component runs away: not by those who share its thread. */
  default boolean answersBeside() {
    return true;
  }

  /** What the container says of itself and of its components. */
  String health() throws Exception;

  void stop() throws Exception;
}
