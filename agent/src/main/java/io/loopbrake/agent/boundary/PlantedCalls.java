/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A visitor of a method that can plant calls of the class in {@code java.lang}. */
public abstract class PlantedCalls extends InstructionVisitor {
  /** The words on the stack in a planted handler. */
  static final int THROWN_AND_EVENT = 2;

  private static final int LARGEST_IMMEDIATE = 5;
  private static final Object[] NO_LOCALS = {};
  private static final Object[] THROWN = {"java/lang/Throwable"};

  protected PlantedCalls(MethodVisitor delegate) {
    super(delegate);
  }

  @Override
  protected void beforeInstruction(int index) {}

  /** Plants {@code task(event)}, which takes one more word of the stack and leaves nothing. */
  final void tell(int event) {
    push(event);
    call(RuntimeClass.TASK, RuntimeClass.TASK_DESCRIPTOR);
  }

  /** Plants {@code fetched(top, event)} for the object on top of the stack, which stays there. */
  final void tellFetched(int event) {
    mv.visitInsn(Opcodes.DUP);
    push(event);
    call(RuntimeClass.FETCHED, RuntimeClass.FETCHED_DESCRIPTOR);
  }

  /** Plants {@code isStop(top)}, which takes the throwable on top of the stack. */
  final void askIfStop() {
    call(RuntimeClass.IS_STOP, RuntimeClass.IS_STOP_DESCRIPTOR);
  }

  /**
   * Begins a handler, the last of the method, for all throwables in the ranges, with the throwable
   * on the stack. It uses no local variables, so its frame has none.
   *
   * @param ranges start and end, in turns
   */
  final void beginHandler(List<Label> ranges, HandlerFrames frames) {
    Label handler = new Label();
    for (int i = 0; i < ranges.size(); i += 2) {
      mv.visitTryCatchBlock(ranges.get(i), ranges.get(i + 1), handler, null);
    }
    mv.visitLabel(handler);
    frameOfHandler(frames);
  }

  /** Plants the frame of a handler. Class files before version 50 have none (JVMS 4.10). */
  final void frameOfHandler(HandlerFrames frames) {
    if (frames != HandlerFrames.NONE) {
      int type = frames == HandlerFrames.EXPANDED ? Opcodes.F_NEW : Opcodes.F_FULL;
      mv.visitFrame(type, 0, NO_LOCALS, 1, THROWN);
    }
  }

  private void push(int number) {
    if (number <= LARGEST_IMMEDIATE) {
      mv.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number <= Byte.MAX_VALUE) {
      mv.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number <= Short.MAX_VALUE) {
      mv.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      mv.visitLdcInsn(number);
    }
  }

  /** Plants a call of a static method of {@link RuntimeClass}. */
  protected final void call(String method, String descriptor) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, RuntimeClass.INTERNAL_NAME, method, descriptor, false);
  }
}
