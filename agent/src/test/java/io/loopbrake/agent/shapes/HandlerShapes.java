/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Loops beside, inside and around exception handlers that lie in odd places. */
final class HandlerShapes {
  private static final String ANY = null;
  private static final int LEFT = 3;

  private final List<HandMade> shapes = new ArrayList<>();

  private HandlerShapes() {}

  static List<HandMade> all() {
    HandlerShapes handlers = new HandlerShapes();
    handlers.addTrap("CatchingItsAny", code -> selfProtecting(code, ANY));
    handlers.addTrap("CatchingItsThrowable", c -> selfProtecting(c, "java/lang/Throwable"));
    handlers.addTrap("CatchingItsError", code -> selfProtecting(code, "java/lang/Error"));
    handlers.add("CatchingItsException", 2, c -> selfProtecting(c, "java/lang/Exception"));
    handlers.add("CatchingItsIoException", 2, c -> selfProtecting(c, "java/io/IOException"));
    handlers.addTrap("BehindItsHandler", HandlerShapes::behindItsHandler);
    handlers.add("HandlerBeforeRange", 1, HandlerShapes::handlerBeforeRange);
    handlers.add("HandlerJumpsBack", 2, HandlerShapes::handlerJumpsBack);
    handlers.add("ContinueOutOfMonitor", 1, HandlerShapes::continueOutOfMonitor);
    handlers.add("JumpIsAllOfTheRange", 1, HandlerShapes::jumpIsAllOfTheRange);
    handlers.add("EmptyRange", 1, HandlerShapes::jumpBehindEmptyRange);
    return handlers.shapes;
  }

  private void add(String name, int checkpoints, Consumer<Code> code) {
    for (int version : new int[] {Opcodes.V1_4, Opcodes.V1_8}) {
      shapes.add(HandMade.of(name + version, version, code).withCheckpoints(checkpoints));
    }
  }

  /** Its first loop would catch its own stop for ever and gets nothing; the one after it does. */
  private void addTrap(String name, Consumer<Code> code) {
    for (int version : new int[] {Opcodes.V1_4, Opcodes.V1_8}) {
      shapes.add(
          HandMade.of(name + version, version, code)
              .leavingAlone(LeftAlone.STOP_WOULD_COME_BACK, 1));
    }
  }

  /** A loop in a handler that protects itself; it ends by itself, the one behind it may not. */
  private static void selfProtecting(Code code, String type) {
    Label start = new Label();
    Label handler = new Label();
    Label end = new Label();
    Label behind = new Label();
    code.visitTryCatchBlock(start, end, handler, type);
    code.start().visitIntInsn(Opcodes.BIPUSH, 10);
    code.visitVarInsn(Opcodes.ISTORE, LEFT);
    code.at(start).nops(1);
    code.insn(Opcodes.ACONST_NULL);
    code.at(handler).insn(Opcodes.POP);
    Label head = code.label();
    code.visitIincInsn(LEFT, -1);
    code.visitVarInsn(Opcodes.ILOAD, LEFT);
    code.visitJumpInsn(Opcodes.IFGT, head);
    code.jump(behind).at(end);
    code.insn(Opcodes.NOP).at(behind).loop().done();
  }

  /** The handler goes on with the loop that threw, and does not jump to it but fall. */
  private static void behindItsHandler(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.start().visitIntInsn(Opcodes.BIPUSH, 10);
    code.visitVarInsn(Opcodes.ISTORE, LEFT);
    code.jump(start).at(handler).insn(Opcodes.POP);
    code.at(start).visitIincInsn(LEFT, -1);
    code.visitVarInsn(Opcodes.ILOAD, LEFT);
    code.visitJumpInsn(Opcodes.IFGT, start);
    code.at(end).loop().done();
  }

  /** {@code catch} that lies before its {@code try}, and leaves the loop. */
  private static void handlerBeforeRange(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    code.start().jump(start);
    code.at(handler).insn(Opcodes.POP, Opcodes.LCONST_1, Opcodes.LRETURN);
    code.at(start).loop().at(end).done();
  }

  /** Eats whatever comes and tries again; the handler's own jump lies outside of the range. */
  private static void handlerJumpsBack(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.start().at(start).loop().at(end).done();
    code.at(handler).insn(Opcodes.POP).jump(start);
  }

  /** The jump back begins where the monitor's range ends. */
  private static void continueOutOfMonitor(Code code) {
    int monitor = 3;
    Label head = new Label();
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label handlerEnd = new Label();
    Label out = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.visitTryCatchBlock(handler, handlerEnd, handler, ANY);
    code.start().at(head).ifDone(out).visitLdcInsn("monitor");
    code.insn(Opcodes.DUP).visitVarInsn(Opcodes.ASTORE, monitor);
    code.insn(Opcodes.MONITORENTER).at(start).count().visitVarInsn(Opcodes.ALOAD, monitor);
    code.insn(Opcodes.MONITOREXIT).at(end).jump(head);
    code.at(handler).visitVarInsn(Opcodes.ALOAD, monitor);
    code.insn(Opcodes.MONITOREXIT).at(handlerEnd).insn(Opcodes.ATHROW);
    code.at(out).done();
  }

  /** The checkpoint belongs into the range of the jump, and its handler sees the stop. */
  private static void jumpIsAllOfTheRange(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label out = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/Error");
    code.start();
    Label head = code.label();
    code.count().ifDone(out);
    code.at(start).jump(head).at(end);
    code.at(handler).insn(Opcodes.ATHROW);
    code.at(out).done();
  }

  private static void jumpBehindEmptyRange(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label out = new Label();
    code.visitTryCatchBlock(start, end, handler, ANY);
    code.start();
    Label head = code.label();
    code.ifDone(out).at(start).count().at(end).jump(head);
    code.at(handler).insn(Opcodes.ATHROW);
    code.at(out).done();
  }
}
