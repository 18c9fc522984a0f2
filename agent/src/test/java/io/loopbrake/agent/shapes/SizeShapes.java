/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Methods about as large as HotSpot compiles, about as large as can be, and with far jumps. */
final class SizeShapes {
  /** The length of the planted call. */
  static final int CHECKPOINT = 3;

  private static final int COMPILED = 8000;
  private static final int LARGEST = 65535;
  private static final int FARTHEST_JUMP = 32767;

  private SizeShapes() {}

  static List<HandMade> all() {
    List<HandMade> shapes = new ArrayList<>();
    for (int size = COMPILED - 4; size <= COMPILED; size++) {
      shapes.add(ofSize(size, COMPILED, LeftAlone.METHOD_NO_LONGER_COMPILED));
    }
    shapes.add(ofSize(COMPILED + 1, LARGEST, LeftAlone.METHOD_TOO_LARGE));
    for (int size = LARGEST - 4; size <= LARGEST; size++) {
      shapes.add(ofSize(size, LARGEST, LeftAlone.METHOD_TOO_LARGE));
    }
    for (int version : new int[] {Opcodes.V1_4, Opcodes.V1_8}) {
      shapes.add(
          HandMade.of("FarJumps" + version, version, SizeShapes::farJumps).withCheckpoints(101));
      shapes.add(
          HandMade.of("FarTryAndSwitch" + version, version, SizeShapes::farTryAndSwitch)
              .withCheckpoints(101));
      shapes.add(
          HandMade.of("TenThousandBackEdges" + version, version, SizeShapes::tenThousand)
              .withCheckpoints(10_001));
    }
    return shapes;
  }

  /** One loop, and as many bytes that do nothing as it takes. */
  private static HandMade ofSize(int size, int limit, LeftAlone reason) {
    int loop = 14;
    HandMade shape =
        HandMade.of(
            "Size" + size, Opcodes.V1_8, code -> code.nops(size - loop).start().loop().done());
    return size + CHECKPOINT <= limit ? shape : shape.withCheckpoints(0).leavingAlone(reason, 1);
  }

  /**
   * A loop as wide as its jumps can be, around a hundred small ones: with their checkpoints the
   * jump out of it and the jump back no longer fit into 16 bits.
   */
  private static void farJumps(Code code) {
    Label out = new Label();
    code.start();
    Label head = code.label();
    code.ifDone(out);
    wideBody(code);
    code.jump(head).at(out).done();
  }

  private static void wideBody(Code code) {
    int smallLoops = 100;
    int eachTakes = 11;
    int rest = 15;
    int left = 3;
    for (int i = 0; i < smallLoops; i++) {
      code.insn(Opcodes.ICONST_3).visitVarInsn(Opcodes.ISTORE, left);
      Label small = code.label();
      code.visitIincInsn(left, -1);
      code.visitVarInsn(Opcodes.ILOAD, left);
      code.visitJumpInsn(Opcodes.IFGT, small);
      code.nops(1);
    }
    code.count().nops(FARTHEST_JUMP - smallLoops * eachTakes - rest);
  }

  /** The same within a protected range and with a switch, whose tables move as well. */
  private static void farTryAndSwitch(Code code) {
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label out = new Label();
    Label thrown = new Label();
    code.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    code.start();
    Label head = code.label();
    code.at(start).pushBelow().visitTableSwitchInsn(0, 2, thrown, out, thrown, thrown);
    code.at(thrown).ifDone(out).nops(1);
    wideBody(code);
    code.jump(head).at(end);
    code.at(handler).insn(Opcodes.POP, Opcodes.LCONST_0, Opcodes.LRETURN);
    code.at(out).done();
  }

  /**
   * Ten thousand back-edges, none of which is taken, before one loop. Each is a jump of three bytes
   * whose operand takes half a byte: {@code dup2} pushes those of two.
   */
  private static void tenThousand(Code code) {
    int perBlock = 1000;
    code.start();
    for (int block = 0; block < 10; block++) {
      code.insn(Opcodes.ICONST_0, Opcodes.ICONST_0, Opcodes.ICONST_0);
      Label three = code.label();
      code.insn(Opcodes.POP);
      Label two = code.label();
      for (int i = 0; i < perBlock; i += 2) {
        code.insn(Opcodes.DUP2);
        code.visitJumpInsn(Opcodes.IFNE, three);
        code.visitJumpInsn(Opcodes.IFNE, two);
      }
      code.insn(Opcodes.POP2);
    }
    code.loop().done();
  }
}
