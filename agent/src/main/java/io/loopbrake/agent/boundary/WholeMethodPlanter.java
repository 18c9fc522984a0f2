/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Tells of a task when a method is entered and however it is left: before each return, and in a
 * handler for all that is thrown.
 *
 * <p>The handler comes last in the exception table, so that the method's own come before it. The
 * planted calls themselves lie outside of what it protects: an end is told once.
 */
final class WholeMethodPlanter extends PlantedCalls {
  private final Place place;
  private final Type result;
  private final boolean frames;
  private final List<Label> ranges = new ArrayList<>();
  private Label rangeStart;

  WholeMethodPlanter(MethodVisitor delegate, Place place, Type result, boolean frames) {
    super(delegate);
    this.place = place;
    this.result = result;
    this.frames = frames;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    tell(place.first());
  }

  @Override
  protected void beforeInstruction(int index) {
    if (rangeStart == null) {
      rangeStart = new Label();
      mv.visitLabel(rangeStart);
    }
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      endRange();
      tell(place.last());
      mv.visitInsn(opcode);
    } else {
      super.visitInsn(opcode);
    }
  }

  private void endRange() {
    if (rangeStart != null) {
      Label end = new Label();
      mv.visitLabel(end);
      ranges.add(rangeStart);
      ranges.add(end);
      rangeStart = null;
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    endRange();
    if (!ranges.isEmpty()) {
      plantHandler();
    }
    super.visitMaxs(Math.max(maxStack + 1, THROWN_AND_EVENT), maxLocals);
  }

  private void plantHandler() {
    beginHandler(ranges, place.last(), frames);
    if (place.pattern() != null && place.pattern().swallows()) {
      returnIfStop();
    }
    mv.visitInsn(Opcodes.ATHROW);
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
    frameOfHandler(frames);
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
