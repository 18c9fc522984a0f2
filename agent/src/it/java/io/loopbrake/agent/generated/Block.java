/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;

/**
 * Some code that is entered at its start only.
 *
 * @param number its place in the method, from 0
 * @param lock the innermost lock that is held in it, 0 for none
 * @param stack what lies on the operand stack at its start and at its end, the topmost last
 */
record Block(int number, int lock, List<Value> stack, List<Operation> operations, Ending ending) {
  boolean mayThrow() {
    return ending.kind() == Ending.Kind.THROW || operations.stream().anyMatch(Operation::mayThrow);
  }

  /** Whether control can go from one to the other without more ado. */
  boolean fits(Block other) {
    return lock == other.lock && stack.equals(other.stack);
  }

  Value top() {
    return stack.isEmpty() ? null : stack.get(stack.size() - 1);
  }

  @Override
  public String toString() {
    return "B" + number + " lock " + lock + " " + stack + " " + operations + " " + ending;
  }
}
