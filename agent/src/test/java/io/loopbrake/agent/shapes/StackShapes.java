/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Loops that go round with something on the operand stack, or with an object not yet made. */
final class StackShapes {
  private static final String BUILDER = "java/lang/StringBuilder";

  private StackShapes() {}

  /** With the type-inferring verifier and with the one that reads frames. */
  static List<HandMade> all() {
    List<HandMade> shapes = new ArrayList<>();
    for (int version : new int[] {Opcodes.V1_5, Opcodes.V1_8}) {
      shapes.add(counterOnStack(version));
      shapes.add(longAndDoubleOnStack(version));
      shapes.add(referencesOnStack(version));
      shapes.add(deepStack(version));
      shapes.add(uninitialisedOnStack(version));
      shapes.add(uninitialisedOnStackAndInLocal(version));
      shapes.add(beforeSuper(version));
    }
    return shapes;
  }

  private static HandMade counterOnStack(int version) {
    return HandMade.of(
        "CounterOnStack" + version,
        version,
        code -> {
          code.insn(Opcodes.ICONST_0);
          Label head = code.label();
          code.visitVarInsn(Opcodes.ILOAD, Code.STEP);
          code.insn(Opcodes.IADD, Opcodes.DUP);
          code.visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
          code.visitJumpInsn(Opcodes.IF_ICMPLT, head);
          code.insn(Opcodes.I2L, Opcodes.LRETURN);
        });
  }

  private static HandMade longAndDoubleOnStack(int version) {
    return HandMade.of(
        "LongAndDoubleOnStack" + version,
        version,
        code -> {
          code.start().visitLdcInsn(7L);
          code.visitLdcInsn(5.0);
          code.loop().insn(Opcodes.D2L, Opcodes.LADD);
          code.visitVarInsn(Opcodes.ILOAD, Code.COUNTER);
          code.insn(Opcodes.I2L, Opcodes.LADD, Opcodes.LRETURN);
        });
  }

  private static HandMade referencesOnStack(int version) {
    return HandMade.of(
        "ReferencesOnStack" + version,
        version,
        code -> {
          code.start().visitLdcInsn("four");
          code.insn(Opcodes.ACONST_NULL, Opcodes.ICONST_3);
          code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_CHAR);
          code.loop().insn(Opcodes.ARRAYLENGTH, Opcodes.SWAP, Opcodes.POP, Opcodes.SWAP);
          code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
          code.visitVarInsn(Opcodes.ILOAD, Code.COUNTER);
          code.insn(Opcodes.IADD, Opcodes.IADD, Opcodes.I2L, Opcodes.LRETURN);
        });
  }

  private static HandMade deepStack(int version) {
    int depth = 1000;
    return HandMade.of(
        "DeepStack" + version,
        version,
        code -> {
          code.start();
          for (int i = 0; i < depth; i++) {
            code.insn(Opcodes.ICONST_1);
          }
          code.loop();
          for (int i = 1; i < depth; i++) {
            code.insn(Opcodes.IADD);
          }
          code.insn(Opcodes.I2L, Opcodes.LRETURN);
        });
  }

  /** {@code new StringBuilder(f())} as Kotlin and Groovy write it when f is an inlined loop. */
  private static HandMade uninitialisedOnStack(int version) {
    return HandMade.of(
        "UninitialisedOnStack" + version,
        version,
        code -> {
          code.start().visitTypeInsn(Opcodes.NEW, BUILDER);
          code.insn(Opcodes.DUP).loop().visitVarInsn(Opcodes.ILOAD, Code.COUNTER);
          makeBuilder(code);
        });
  }

  private static HandMade uninitialisedOnStackAndInLocal(int version) {
    int local = 3;
    return HandMade.of(
        "UninitialisedOnStackAndInLocal" + version,
        version,
        code -> {
          code.start().visitTypeInsn(Opcodes.NEW, BUILDER);
          code.insn(Opcodes.DUP, Opcodes.DUP).visitVarInsn(Opcodes.ASTORE, local);
          code.loop().visitVarInsn(Opcodes.ILOAD, Code.COUNTER);
          makeBuilder(code);
        });
  }

  private static void makeBuilder(Code code) {
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "(I)V", false);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "capacity", "()I", false);
    code.insn(Opcodes.I2L, Opcodes.LRETURN);
  }

  /** A constructor that loops before it calls the one of its superclass, as Kotlin's may. */
  private static HandMade beforeSuper(int version) {
    String simpleName = "BeforeSuper" + version;
    String name = HandMade.PACKAGE + "/" + simpleName;
    return HandMade.loopingIn(
        simpleName + ".<init>",
        simpleName,
        version,
        code -> {
          code.visitTypeInsn(Opcodes.NEW, name);
          code.insn(Opcodes.DUP).visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
          code.visitVarInsn(Opcodes.ILOAD, Code.STEP);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "(II)V", false);
          code.visitFieldInsn(Opcodes.GETFIELD, name, "value", "I");
          code.insn(Opcodes.I2L, Opcodes.LRETURN);
        },
        writer -> {
          writer.visitField(0, "value", "I", null, null).visitEnd();
          constructor(writer, name);
        });
  }

  private static void constructor(ClassWriter writer, String owner) {
    HandMade.write(
        writer.visitMethod(0, "<init>", "(II)V", null, null),
        code -> {
          int limit = 1;
          int step = 2;
          int counter = 3;
          code.insn(Opcodes.ICONST_0).visitVarInsn(Opcodes.ISTORE, counter);
          Label head = code.label();
          code.visitVarInsn(Opcodes.ILOAD, counter);
          code.visitVarInsn(Opcodes.ILOAD, step);
          code.insn(Opcodes.IADD, Opcodes.DUP).visitVarInsn(Opcodes.ISTORE, counter);
          code.visitVarInsn(Opcodes.ILOAD, limit);
          code.visitJumpInsn(Opcodes.IF_ICMPLT, head);
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
          code.visitVarInsn(Opcodes.ALOAD, 0);
          code.visitVarInsn(Opcodes.ILOAD, counter);
          code.visitFieldInsn(Opcodes.PUTFIELD, owner, "value", "I");
          code.insn(Opcodes.RETURN);
        });
  }
}
