/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** When a checkpoint makes a jump too far for 16 bits, the writer goes over the class again. */
class ResizedMethodTest {
  private static final int FARTHEST_JUMP = 32767;
  private static final int GOTO_W = 200;
  private static final int FAR_LOCAL = 300;

  private final ClassInstrumenter instrumenter = new ClassInstrumenter(CheckpointChoice.flags());

  @Test
  void the_method_grows_by_more_than_its_checkpoint() {
    byte[] before = classWithFarJump();
    byte[] after = instrumenter.instrument(before).classFile();

    int growth =
        ClassSlices.of(after).codeLength("far(I)V") - ClassSlices.of(before).codeLength("far(I)V");
    assertThat(growth)
        .as("the checkpoints, a goto_w behind the jump out, and the jump back as a goto_w")
        .isEqualTo(11 * 3 + 5 + 2);
  }

  @Test
  void a_method_without_loops_beside_it_stays_as_it_is() {
    byte[] before = classWithFarJump();
    byte[] after = instrumenter.instrument(before).classFile();

    for (String method : List.of("wide()V", "<init>()V")) {
      assertThat(ClassSlices.of(after).methods().get(method))
          .as(method)
          .isEqualTo(ClassSlices.of(before).methods().get(method));
    }
  }

  private static byte[] classWithFarJump() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Far", null, "java/lang/Object", null);
    writeConstructor(writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null));
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    writeWideCode(writer.visitMethod(access, "wide", "()V", null, null));
    writeFarJump(writer.visitMethod(access, "far", "(I)V", null, null));
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void writeConstructor(MethodVisitor code) {
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(code);
  }

  /** A wide jump to what is near, and wide numbers of local variables. */
  private static void writeWideCode(MethodVisitor code) {
    Label next = new Label();
    code.visitCode();
    code.visitJumpInsn(GOTO_W, next);
    code.visitLabel(next);
    code.visitInsn(Opcodes.ICONST_0);
    code.visitVarInsn(Opcodes.ISTORE, FAR_LOCAL);
    code.visitIincInsn(FAR_LOCAL, 1);
    end(code);
  }

  /**
   * {@code while (argument != 0) { nothing, at length }}, as wide as it can be, with some short
   * jumps back: with their checkpoints, too, neither the jump out nor the one back fits.
   */
  private static void writeFarJump(MethodVisitor code) {
    int shortJumps = 10;
    int eachTakes = 4;
    int rest = 7;
    Label head = new Label();
    Label out = new Label();
    code.visitCode();
    code.visitLabel(head);
    code.visitVarInsn(Opcodes.ILOAD, 0);
    code.visitJumpInsn(Opcodes.IFEQ, out);
    for (int i = 0; i < shortJumps; i++) {
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitJumpInsn(Opcodes.IFLT, head);
    }
    for (int i = 0; i < FARTHEST_JUMP - rest - shortJumps * eachTakes; i++) {
      code.visitInsn(Opcodes.NOP);
    }
    code.visitJumpInsn(Opcodes.GOTO, head);
    code.visitLabel(out);
    end(code);
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
