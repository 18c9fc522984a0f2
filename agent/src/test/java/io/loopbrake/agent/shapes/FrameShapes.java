/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Loops whose heads have a stack map frame of each kind (JVMS 4.7.4). */
final class FrameShapes {
  private static final Object[] NONE = {};
  private static final Object[] COUNTER = {Opcodes.INTEGER};
  private static final int FAR = 100;

  private final List<HandMade> shapes = new ArrayList<>();

  private FrameShapes() {}

  static List<HandMade> all() {
    FrameShapes frames = new FrameShapes();
    for (int distance : new int[] {0, 1, 60, 61, 62, 63, FAR}) {
      frames.addSame(distance);
      frames.addSameWithOneOnStack(distance);
    }
    for (int locals = 1; locals <= 3; locals++) {
      frames.addAppend(locals);
      frames.addChop(locals);
    }
    frames.addFull();
    return frames.shapes;
  }

  private void add(String name, Consumer<Code> code) {
    shapes.add(HandMade.withOwnFrames(name, Opcodes.V1_8, code));
  }

  /** The planted calls widen the distance between two frames, up to and past what one byte says. */
  private void addSame(int distance) {
    shapes.add(
        HandMade.withOwnFrames(
                "SameFrame" + distance,
                Opcodes.V1_8,
                code -> {
                  code.start();
                  Label head = code.label();
                  code.visitFrame(Opcodes.F_APPEND, 1, COUNTER, 0, null);
                  code.count().ifBelow(head).nops(distance);
                  Label next = code.label();
                  code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                  code.nops(1).ifBelow(next).done();
                })
            .withCheckpoints(2));
  }

  private void addSameWithOneOnStack(int distance) {
    shapes.add(
        HandMade.withOwnFrames(
                "SameFrameWithOneOnStack" + distance,
                Opcodes.V1_8,
                code -> {
                  code.start();
                  Label head = code.label();
                  code.visitFrame(Opcodes.F_APPEND, 1, COUNTER, 0, null);
                  code.count().ifBelow(head).nops(distance).insn(Opcodes.ICONST_1);
                  Label next = code.label();
                  code.visitFrame(Opcodes.F_SAME1, 0, null, 1, COUNTER);
                  code.nops(1).ifBelow(next).insn(Opcodes.POP).done();
                })
            .withCheckpoints(2));
  }

  private void addAppend(int count) {
    add(
        "AppendFrame" + count,
        code -> {
          code.start();
          for (int i = 1; i < count; i++) {
            code.insn(Opcodes.ICONST_0).visitVarInsn(Opcodes.ISTORE, Code.COUNTER + i);
          }
          Label head = code.label();
          code.visitFrame(
              Opcodes.F_APPEND,
              count,
              Collections.nCopies(count, Opcodes.INTEGER).toArray(),
              0,
              null);
          code.count().ifBelow(head).done();
        });
  }

  /** The loop's head knows fewer locals than the frame before it. */
  private void addChop(int count) {
    add(
        "ChopFrame" + count,
        code -> {
          code.start();
          Object[] locals = Collections.nCopies(count + 3, Opcodes.INTEGER).toArray();
          for (int i = 0; i < count; i++) {
            code.insn(Opcodes.ICONST_1).visitVarInsn(Opcodes.ISTORE, Code.COUNTER + 1 + i);
          }
          Label enter = new Label();
          code.ifBelow(enter).done();
          code.at(enter).visitFrame(Opcodes.F_FULL, locals.length, locals, 0, NONE);
          code.visitIincInsn(Code.COUNTER + count, 1);
          Label head = code.label();
          code.visitFrame(Opcodes.F_CHOP, count, null, 0, null);
          code.count().ifBelow(head).done();
        });
  }

  private void addFull() {
    add(
        "FullFrame",
        code -> {
          code.start().insn(Opcodes.ICONST_1);
          code.visitLdcInsn("on the stack");
          Label head = code.label();
          code.visitFrame(
              Opcodes.F_FULL,
              3,
              Collections.nCopies(3, Opcodes.INTEGER).toArray(),
              2,
              new Object[] {Opcodes.INTEGER, "java/lang/String"});
          code.count().ifBelow(head).insn(Opcodes.POP2).done();
        });
  }
}
