/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.ConstantPool;

/**
 * Finds the jumps back, in the code of handlers, that leave it: {@code for (;;) { try { work(); }
 * catch (Throwable t) { log(t); } }} ends with such a jump. It and the checkpoint directly before
 * it belong to the code that they lead to, for the cleanup is over there, and whoever is not
 * stopped there goes on with the work.
 *
 * <p>Of several targets behind it, as a switch has, that one counts whose owner comes first. A
 * {@code jsr} leaves nothing, since it comes back.
 */
final class LeavingJumps {
  private final byte[] bytes;
  private final ConstantPool constants;
  private final Instruction instruction;
  private final String[] checkpointOwnerPrefixes;

  LeavingJumps(
      byte[] classFile,
      ConstantPool constants,
      Instruction instruction,
      String[] checkpointOwnerPrefixes) {
    this.bytes = classFile;
    this.constants = constants;
    this.instruction = instruction;
    this.checkpointOwnerPrefixes = checkpointOwnerPrefixes;
  }

  /** Gives each of them to the code that it leads to. */
  void giveAway(CodeReach reach, int codeStart) {
    // From the end, so that no jump is given away before those that lead back to it were looked at.
    for (int pc = reach.length() - 1; pc >= 0; pc--) {
      if (reach.isHandler(pc)) {
        instruction.read(pc);
        int owner = firstOwner(reach, pc);
        if (owner < reach.owner(pc)) {
          reach.give(pc, owner);
          int before = pc - Instruction.INVOKESTATIC_SIZE;
          if (before >= 0 && reach.isHandler(before) && isCheckpoint(codeStart + before)) {
            reach.give(before, owner);
          }
        }
      }
    }
  }

  private int firstOwner(CodeReach reach, int pc) {
    int first = reach.owner(pc);
    if (!instruction.isSubroutineCall()) {
      for (int i = 0; i < instruction.targetCount(); i++) {
        int target = instruction.target(i);
        if (target <= pc) {
          first = Math.min(first, reach.owner(target));
        }
      }
    }
    return first;
  }

  private boolean isCheckpoint(int at) {
    return BigEndian.u1(bytes, at) == Instruction.INVOKESTATIC
        && constants.isMethodOf(BigEndian.u2(bytes, at + 1), checkpointOwnerPrefixes);
  }
}
