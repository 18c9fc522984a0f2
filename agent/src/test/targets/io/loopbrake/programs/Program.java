/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

/**
 * A program with one engine in it that several threads share: a script engine, a database, a
 * matcher. It knows nothing of Loopbrake.
 */
public interface Program {
  /** Has the engine add the numbers from 1 up to this one, in a loop of the engine's own. */
  long sumUpTo(int last) throws Exception;

  /** Has the engine do what it does not finish in anybody's lifetime. */
  void runAway() throws Exception;
}
