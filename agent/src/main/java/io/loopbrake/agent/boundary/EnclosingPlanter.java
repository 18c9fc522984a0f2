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

/**
 * Plants calls at the entry and at each exit of a method: before each return, and in a handler for
 * everything that is thrown.
 *
 * <p>The handler is the last one of the exception table, so that the method's own handlers take
 * precedence. It does not cover the planted calls themselves, so that each exit is reported once.
 */
public abstract class EnclosingPlanter extends PlantedCalls {
  private final HandlerFrames frames;
  private final List<Label> ranges = new ArrayList<>();
  private Label rangeStart;

  /**
   * Creates a planter.
   *
   * @param frames the form in which the frames of the class are read
   */
  protected EnclosingPlanter(MethodVisitor delegate, HandlerFrames frames) {
    super(delegate);
    this.frames = frames;
  }

  /**
   * Plants the calls at the entry of the method. They may use one more word of the stack, and leave
   * nothing on it.
   */
  protected abstract void enter();

  /**
   * Plants the calls at an exit of the method. They may use one more word of the stack, and leave
   * nothing on it.
   */
  protected abstract void leave();

  /**
   * Plants the end of the handler, with the throwable on the stack. Throws it again unless
   * overridden.
   */
  protected void leaveHandler() {
    mv.visitInsn(Opcodes.ATHROW);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    enter();
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
      leave();
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
      beginHandler(ranges, frames);
      leave();
      leaveHandler();
    }
    super.visitMaxs(Math.max(maxStack + 1, THROWN_AND_EVENT), maxLocals);
  }

  /** Plants the frame at a jump target within the handler, with the throwable on the stack. */
  final void frameOfHandler() {
    frameOfHandler(frames);
  }
}
