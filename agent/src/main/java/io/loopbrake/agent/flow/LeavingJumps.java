/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.ConstantPool;

/**
 * Finds the backward jumps that leave the code of a handler. {@code for (;;) { try { work(); }
 * catch (Throwable t) { log(t); } }} ends with such a jump. The jump, and the checkpoint directly
 * before it, belong to the code that they lead to: the cleanup is over there, and a thread that is
 * not stopped there continues with the work.
 *
 * <p>If there are several targets, as in a switch, the one whose owner comes first decides. A
 * {@code jsr} leaves nothing, since it returns.
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

  /** Gives each of these jumps to the code to which it leads. */
  void giveAway(CodeReach reach, int codeStart) {
    // From the end, so that no jump is given away before the jumps that lead back to it were read.
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
