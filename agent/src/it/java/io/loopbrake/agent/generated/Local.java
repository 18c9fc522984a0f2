/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

/** Where the variables of a generated method are. Each has one type from the start to the end. */
final class Local {
  /** How many blocks may still be entered, if it is not a field that counts them. */
  static final int FUEL = 0;

  static final int INPUT = 2;
  static final int LOCKS = 3;
  static final int HASH = 4;
  static final int INT = 6;
  static final int OTHER_INT = 7;
  static final int LONG = 8;
  static final int FLOAT = 10;
  static final int DOUBLE = 11;
  static final int OBJECT = 13;
  static final int ARRAY = 14;
  static final int THROWABLE = 15;
  static final int INNER_COUNTER = 16;
  static final int RETURN_ADDRESS = 17;

  /** The first of those that hold what goes on after a monitor was left. */
  static final int PASSING = 18;

  private Local() {}
}
