/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Reports a task at the entry and at each exit of a method. */
final class WholeMethodPlanter extends EnclosingPlanter {
  private final Place place;
  private final Type result;

  WholeMethodPlanter(MethodVisitor delegate, Place place, Type result, HandlerFrames frames) {
    super(delegate, frames);
    this.place = place;
    this.result = result;
  }

  @Override
  protected void enter() {
    tell(place.first());
  }

  @Override
  protected void leave() {
    tell(place.last());
  }

  @Override
  protected void leaveHandler() {
    if (place.pattern() != null && place.pattern().swallows()) {
      returnIfStop();
    }
    super.leaveHandler();
  }

  private void returnIfStop() {
    Label rethrow = new Label();
    mv.visitInsn(Opcodes.DUP);
    askIfStop();
    mv.visitJumpInsn(Opcodes.IFEQ, rethrow);
    mv.visitInsn(Opcodes.POP);
    pushNothing();
    mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
    mv.visitLabel(rethrow);
    frameOfHandler();
  }

  private void pushNothing() {
    switch (result.getSort()) {
      case Type.VOID:
        break;
      case Type.LONG:
        mv.visitInsn(Opcodes.LCONST_0);
        break;
      case Type.FLOAT:
        mv.visitInsn(Opcodes.FCONST_0);
        break;
      case Type.DOUBLE:
        mv.visitInsn(Opcodes.DCONST_0);
        break;
      case Type.ARRAY:
      case Type.OBJECT:
        mv.visitInsn(Opcodes.ACONST_NULL);
        break;
      default:
        mv.visitInsn(Opcodes.ICONST_0);
    }
  }
}
