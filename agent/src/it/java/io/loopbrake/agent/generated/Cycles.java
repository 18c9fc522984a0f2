/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether some cycle of a program may be closed by its exception handlers alone. Errs on the side
 * of yes.
 */
final class Cycles {
  private final Program program;
  private final BitSet seen = new BitSet();
  private final BitSet path = new BitSet();

  private Cycles(Program program) {
    this.program = program;
  }

  static boolean needNoJump(Program program) {
    Cycles cycles = new Cycles(program);
    return program.blocks().stream().anyMatch(block -> cycles.comesBack(block.number()));
  }

  private boolean comesBack(int block) {
    if (path.get(block)) {
      return true;
    }
    if (seen.get(block)) {
      return false;
    }
    seen.set(block);
    path.set(block);
    boolean comesBack = next(block).stream().anyMatch(this::comesBack);
    path.clear(block);
    return comesBack;
  }

  /** Where control may go from there, but not by a jump back. */
  private List<Integer> next(int number) {
    List<Integer> next = new ArrayList<>();
    if (number >= program.blocks().size()) {
      addHandlers(number, next);
      addReleaser(program.outer(number - program.blocks().size() + 1), next);
      return next;
    }
    Block block = program.blocks().get(number);
    block.ending().targets().stream().filter(target -> target > number).forEach(next::add);
    if (block.mayThrow()) {
      addHandlers(number, next);
      addReleaser(block.lock(), next);
    }
    return next;
  }

  private void addHandlers(int number, List<Integer> next) {
    for (Handler handler : program.handlers()) {
      if (handler.covers(number)) {
        next.add(handler.target());
      }
    }
  }

  private void addReleaser(int lock, List<Integer> next) {
    if (lock > 0) {
      next.add(program.releaser(lock));
    }
  }
}
