/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes what enters monitors and leaves them, so that each is left as often as it was entered. */
final class Monitors {
  private final Program program;
  private final Fragments code;

  Monitors(Program program, Fragments code) {
    this.program = program;
    this.code = code;
  }

  /** Leaves and enters what is needed to come from one lock to another. */
  void move(int from, int to) {
    if (from == to) {
      return;
    }
    if (program.depth(from) >= program.depth(to)) {
      leave(from);
      move(program.outer(from), to);
    } else {
      move(from, program.outer(to));
      load(to);
      code.visitInsn(Opcodes.MONITORENTER);
      code.hold(to);
    }
  }

  private void leave(int lock) {
    load(lock);
    code.visitInsn(Opcodes.MONITOREXIT);
    code.hold(program.outer(lock));
  }

  private void load(int lock) {
    code.visitVarInsn(Opcodes.ALOAD, Local.LOCKS);
    code.visitIntInsn(Opcodes.BIPUSH, lock - 1);
    code.visitInsn(Opcodes.AALOAD);
  }

  /** Code that leaves the monitor and throws on. Like javac's it lies in what it protects. */
  Label releaser(int lock) {
    Label start = new Label();
    code.enter(program.releaser(lock), lock);
    code.visitLabel(start);
    code.visitVarInsn(Opcodes.ASTORE, Local.PASSING);
    leave(lock);
    code.visitVarInsn(Opcodes.ALOAD, Local.PASSING);
    code.visitInsn(Opcodes.ATHROW);
    return start;
  }
}
