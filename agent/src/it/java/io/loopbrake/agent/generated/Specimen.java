/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

/** What can be run with checkpoints and without: a class with one method and its own fuel. */
interface Specimen {
  /**
   * Its class file.
   *
   * @param name the internal name of the class
   */
  byte[] classFile(String name);

  /** The version of its class file. */
  int version();

  /** For how many milliseconds it is to run before it is stopped; negative if it is not. */
  int pause();

  /** What it counts its turns with. */
  Fuel fuel();

  /** Whether it may catch the stop error. */
  boolean catchesErrors();

  /** Whether some cycle of it may be closed by exception handlers alone; yes in case of doubt. */
  boolean mayCycleWithoutJump();
}
