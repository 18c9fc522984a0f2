/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Loops with {@code jsr} and {@code ret}, which compilers wrote for {@code finally} up to Java 6.
 */
final class SubroutineShapes {
  private static final int JSR_W = 201;
  private static final int RETURN_ADDRESS = 3;
  private static final int OTHER_RETURN_ADDRESS = 4;
  private static final int FAR_LOCAL = 300;

  private SubroutineShapes() {}

  static List<HandMade> all() {
    List<HandMade> shapes = new ArrayList<>();
    for (int version : new int[] {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_6}) {
      String suffix = String.valueOf(version & 0xffff);
      shapes.add(HandMade.of("JsrInLoop" + suffix, version, SubroutineShapes::jsrInLoop));
      shapes.add(
          HandMade.of("JsrBackwards" + suffix, version, code -> jsrBackwards(code, Opcodes.JSR))
              .withCheckpoints(2));
      shapes.add(
          HandMade.of("WideJsrBackwards" + suffix, version, code -> jsrBackwards(code, JSR_W))
              .withCheckpoints(2));
      shapes.add(HandMade.of("LoopInSubroutine" + suffix, version, SubroutineShapes::loopInside));
      shapes.add(
          HandMade.of("NestedSubroutines" + suffix, version, SubroutineShapes::nested)
              .withCheckpoints(2));
      shapes.add(HandMade.of("OldFinally" + suffix, version, SubroutineShapes::oldFinally));
    }
    return shapes;
  }

  private static void jsrInLoop(Code code) {
    Label subroutine = new Label();
    code.start();
    Label head = code.label();
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.ifBelow(head).done();
    code.at(subroutine).visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
    code.count().visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
  }

  /** The subroutine lies before its caller, so that the call is a back-edge as well. */
  private static void jsrBackwards(Code code, int jsr) {
    Label caller = new Label();
    code.start().jump(caller);
    Label subroutine = code.label();
    code.visitVarInsn(Opcodes.ASTORE, FAR_LOCAL);
    code.count().visitVarInsn(Opcodes.RET, FAR_LOCAL);
    code.at(caller).visitJumpInsn(jsr, subroutine);
    code.ifBelow(caller).done();
  }

  private static void loopInside(Code code) {
    Label subroutine = new Label();
    code.start().visitJumpInsn(Opcodes.JSR, subroutine);
    code.done();
    code.at(subroutine).visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
    code.loop().visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
  }

  private static void nested(Code code) {
    Label outer = new Label();
    Label inner = new Label();
    code.start();
    Label head = code.label();
    code.visitJumpInsn(Opcodes.JSR, outer);
    code.ifBelow(head).done();
    code.at(outer).visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
    Label again = code.label();
    code.visitJumpInsn(Opcodes.JSR, inner);
    code.ifBelow(again).visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
    code.at(inner).visitVarInsn(Opcodes.ASTORE, OTHER_RETURN_ADDRESS);
    code.count().visitVarInsn(Opcodes.RET, OTHER_RETURN_ADDRESS);
  }

  /** {@code while (...) try { count } finally { ... }} as javac 1.4 compiled it. */
  private static void oldFinally(Code code) {
    int thrown = 5;
    Label end = new Label();
    Label handler = new Label();
    Label subroutine = new Label();
    Label test = new Label();
    Label start = new Label();
    code.visitTryCatchBlock(start, end, handler, null);
    code.start().jump(test);
    code.at(start).count().visitJumpInsn(Opcodes.JSR, subroutine);
    code.at(end).jump(test);
    code.at(handler).visitVarInsn(Opcodes.ASTORE, thrown);
    code.visitJumpInsn(Opcodes.JSR, subroutine);
    code.visitVarInsn(Opcodes.ALOAD, thrown);
    code.insn(Opcodes.ATHROW);
    code.at(subroutine).visitVarInsn(Opcodes.ASTORE, RETURN_ADDRESS);
    code.visitIincInsn(Code.COUNTER, 0);
    code.visitVarInsn(Opcodes.RET, RETURN_ADDRESS);
    code.at(test).ifBelow(start).done();
  }
}
