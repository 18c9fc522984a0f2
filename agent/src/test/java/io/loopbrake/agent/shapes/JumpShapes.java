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

/** One loop closed by each of the conditional jumps; {@code goto} closes others. */
final class JumpShapes {
  private final List<HandMade> shapes = new ArrayList<>();

  private JumpShapes() {}

  static List<HandMade> all() {
    JumpShapes jumps = new JumpShapes();
    jumps.onInt("IfNe", Opcodes.IFNE);
    jumps.onInt("IfGt", Opcodes.IFGT);
    jumps.onInt("IfLt", Opcodes.IFLT, Opcodes.INEG);
    jumps.onInt("IfEq", Opcodes.IFEQ, Opcodes.ICONST_1, Opcodes.ISUB);
    jumps.onInt("IfGe", Opcodes.IFGE, Opcodes.ICONST_1, Opcodes.ISUB);
    jumps.onInt("IfLe", Opcodes.IFLE, Opcodes.ICONST_1, Opcodes.SWAP, Opcodes.ISUB);
    jumps.onInt("IfIntEq", Opcodes.IF_ICMPEQ, Opcodes.ICONST_1);
    jumps.onInt("IfIntNe", Opcodes.IF_ICMPNE, Opcodes.ICONST_0);
    jumps.onInt("IfIntGt", Opcodes.IF_ICMPGT, Opcodes.ICONST_0);
    jumps.onInt("IfIntGe", Opcodes.IF_ICMPGE, Opcodes.ICONST_1);
    jumps.onInt("IfIntLt", Opcodes.IF_ICMPLT, Opcodes.ICONST_0, Opcodes.SWAP);
    jumps.onInt("IfIntLe", Opcodes.IF_ICMPLE, Opcodes.ICONST_1, Opcodes.SWAP);
    jumps.add("IfNonNull", Opcodes.IFNONNULL, Code::pushStringOrNull);
    jumps.add("IfNull", Opcodes.IFNULL, JumpShapes::pushNullOrString);
    jumps.add("IfSame", Opcodes.IF_ACMPEQ, code -> code.pushStringOrNull().pushString());
    jumps.add(
        "IfOther", Opcodes.IF_ACMPNE, code -> code.pushStringOrNull().insn(Opcodes.ACONST_NULL));
    return jumps.shapes;
  }

  /** Makes 1, or else 0, into an operand with which the jump is taken, or else not. */
  private void onInt(String name, int opcode, int... operand) {
    add(name, opcode, code -> code.pushBelow().insn(operand));
  }

  private void add(String name, int opcode, Consumer<Code> pushOperands) {
    shapes.add(
        HandMade.of(
            name,
            Opcodes.V1_8,
            code -> {
              code.start();
              Label head = code.label();
              code.count();
              pushOperands.accept(code);
              code.visitJumpInsn(opcode, head);
              code.done();
            }));
  }

  private static void pushNullOrString(Code code) {
    Label done = new Label();
    Label end = new Label();
    code.ifDone(done).insn(Opcodes.ACONST_NULL).jump(end).at(done).pushString().at(end);
  }
}
