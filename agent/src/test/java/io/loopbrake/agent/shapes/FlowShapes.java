/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Loops closed by switches and wide jumps, and graphs that no loop statement makes. */
final class FlowShapes {
  private static final int GOTO_W = 200;
  private static final int FAR_LOCAL = 300;

  private final List<HandMade> shapes = new ArrayList<>();

  private FlowShapes() {}

  static List<HandMade> all() {
    FlowShapes flow = new FlowShapes();
    flow.add("TableSwitchBack", 1, FlowShapes::tableSwitchBack);
    flow.add("LookupSwitchBack", 1, FlowShapes::lookupSwitchBack);
    flow.add("SwitchDefaultBack", 1, FlowShapes::switchDefaultBack);
    flow.add("TwoEntries", 1, FlowShapes::twoEntries);
    flow.add("ThreeEntries", 2, FlowShapes::threeEntries);
    flow.add("WideGoto", 1, FlowShapes::wideGoto);
    flow.add("WideLocals", 1, FlowShapes::wideLocals);
    flow.add("LongInPlaceOfParameter", 1, FlowShapes::longInPlaceOfParameter);
    flow.add("InnerEndsAtHeader", 2, FlowShapes::innerEndsAtHeader);
    flow.add("SharedHead", 3, FlowShapes::sharedHead);
    flow.addDeadGoto();
    return flow.shapes;
  }

  /** With the type-inferring verifier and with the one that reads frames. */
  private void add(String name, int checkpoints, Consumer<Code> code) {
    for (int version : new int[] {Opcodes.V1_4, Opcodes.V1_8}) {
      shapes.add(HandMade.of(name + version, version, code).withCheckpoints(checkpoints));
    }
  }

  /** Cases 0 and 1 go back; the padding of the table moves when a checkpoint is planted. */
  private static void tableSwitchBack(Code code) {
    Label out = new Label();
    Label head = new Label();
    code.start().at(head).count();
    code.pushBelow();
    code.visitTableSwitchInsn(0, 1, out, out, head);
    code.at(out).done();
  }

  private static void lookupSwitchBack(Code code) {
    Label out = new Label();
    Label head = new Label();
    code.start().at(head).count();
    code.pushBelow();
    code.visitLookupSwitchInsn(out, new int[] {-5, 1, 1000}, new Label[] {out, head, out});
    code.at(out).done();
  }

  private static void switchDefaultBack(Code code) {
    Label out = new Label();
    Label head = new Label();
    code.start().at(head).count();
    code.pushBelow();
    code.visitTableSwitchInsn(-1, 0, head, out, out);
    code.at(out).done();
  }

  /** An irreducible graph: which of the two nodes is the head depends on the way in. */
  private static void twoEntries(Code code) {
    Label first = new Label();
    Label second = new Label();
    Label out = new Label();
    code.start().visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
    code.visitJumpInsn(Opcodes.IFNE, second);
    code.at(first).count();
    code.at(second).ifDone(out).jump(first);
    code.at(out).done();
  }

  private static void threeEntries(Code code) {
    Label one = new Label();
    Label two = new Label();
    Label three = new Label();
    Label out = new Label();
    code.start().visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
    code.visitTableSwitchInsn(100, 101, one, two, three);
    code.at(one).count().ifDone(out);
    code.at(two).count().ifBelow(one);
    code.at(three).ifBelow(two);
    code.at(out).done();
  }

  private static void wideGoto(Code code) {
    Label out = new Label();
    code.start();
    Label head = code.label();
    code.count().ifDone(out).visitJumpInsn(GOTO_W, head);
    code.at(out).done();
  }

  private static void wideLocals(Code code) {
    code.insn(Opcodes.LCONST_1).visitVarInsn(Opcodes.LSTORE, FAR_LOCAL);
    code.insn(Opcodes.ICONST_0).visitVarInsn(Opcodes.ISTORE, FAR_LOCAL + 2);
    code.start();
    Label head = code.label();
    code.visitIincInsn(FAR_LOCAL + 2, 1000);
    code.visitVarInsn(Opcodes.LLOAD, FAR_LOCAL);
    code.visitVarInsn(Opcodes.ILOAD, FAR_LOCAL + 2);
    code.insn(Opcodes.I2L, Opcodes.LADD).visitVarInsn(Opcodes.LSTORE, FAR_LOCAL);
    code.count().ifBelow(head).visitVarInsn(Opcodes.LLOAD, FAR_LOCAL);
    code.insn(Opcodes.LRETURN);
  }

  /** As optimisers write that give local variables to others; here beyond the parameters, too. */
  private static void longInPlaceOfParameter(Code code) {
    int step = 4;
    code.visitVarInsn(Opcodes.ILOAD, Code.STEP);
    code.visitVarInsn(Opcodes.ISTORE, step);
    code.insn(Opcodes.LCONST_1).visitVarInsn(Opcodes.LSTORE, Code.STEP);
    code.insn(Opcodes.ICONST_0).visitVarInsn(Opcodes.ISTORE, step + 1);
    Label head = code.label();
    code.visitVarInsn(Opcodes.LLOAD, Code.STEP);
    code.insn(Opcodes.LCONST_1, Opcodes.LADD).visitVarInsn(Opcodes.LSTORE, Code.STEP);
    code.visitVarInsn(Opcodes.ILOAD, step + 1);
    code.visitVarInsn(Opcodes.ILOAD, step);
    code.insn(Opcodes.IADD).visitVarInsn(Opcodes.ISTORE, step + 1);
    code.visitVarInsn(Opcodes.ILOAD, step + 1);
    code.visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, head);
    code.visitVarInsn(Opcodes.LLOAD, Code.STEP);
    code.insn(Opcodes.LRETURN);
  }

  /** As Eclipse writes loops: the condition is at the end, and the inner one's end before it. */
  private static void innerEndsAtHeader(Code code) {
    int inner = 3;
    Label outerBody = new Label();
    Label innerBody = new Label();
    Label innerHead = new Label();
    Label head = new Label();
    code.start().jump(head).at(outerBody);
    code.insn(Opcodes.ICONST_0).visitVarInsn(Opcodes.ISTORE, inner);
    code.jump(innerHead).at(innerBody).visitIincInsn(inner, 1);
    code.at(innerHead).visitVarInsn(Opcodes.ILOAD, inner);
    code.visitIntInsn(Opcodes.BIPUSH, 10);
    code.visitJumpInsn(Opcodes.IF_ICMPLT, innerBody);
    code.at(head).count().ifBelow(outerBody).done();
  }

  /** Three jumps back to one place. */
  private static void sharedHead(Code code) {
    Label out = new Label();
    code.start();
    Label head = code.label();
    code.count().ifDone(out);
    for (int bit = 1; bit <= 2; bit++) {
      code.visitVarInsn(Opcodes.ILOAD, Code.COUNTER);
      code.insn(bit == 1 ? Opcodes.ICONST_1 : Opcodes.ICONST_2, Opcodes.IAND);
      code.visitJumpInsn(Opcodes.IFNE, head);
    }
    code.jump(head).at(out).done();
  }

  /** What compilers leave behind a call that never returns: nothing reaches it. */
  private void addDeadGoto() {
    HandMade withoutFrames =
        HandMade.of("DeadGoto" + Opcodes.V1_4, Opcodes.V1_4, code -> deadGoto(code, false));
    HandMade withFrames =
        HandMade.withOwnFrames(
            "DeadGoto" + Opcodes.V1_8, Opcodes.V1_8, code -> deadGoto(code, true));
    shapes.add(withoutFrames.withCheckpoints(2));
    shapes.add(withFrames.withCheckpoints(2));
  }

  private static void deadGoto(Code code, boolean frames) {
    code.start();
    Label head = code.label();
    if (frames) {
      code.visitFrame(Opcodes.F_APPEND, 1, new Object[] {Opcodes.INTEGER}, 0, null);
    }
    code.count().ifBelow(head).done();
    Label dead = code.label();
    if (frames) {
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
    code.jump(dead);
  }
}
