/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.scale;

import io.loopbrake.agent.instrument.LeftAlone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A class with one method, {@code static void run(int all, int last)}, of a great many loops. The
 * last of them runs for ever if {@code last} is not 0, the others if {@code all} is not 0.
 */
record LargeMethod(Shape shape, int loops, Optional<LeftAlone> reason) {
  private static final int ALL = 0;
  private static final int LAST = 1;

  /** How the loops lie. */
  enum Shape {
    /** Four bytes each, one behind the other. */
    IN_A_ROW {
      @Override
      void write(MethodVisitor code, int loops) {
        for (int i = 1; i <= loops; i++) {
          loop(code, i == loops ? LAST : ALL);
        }
      }
    },
    /** The same, each with a step. */
    COUNTING {
      @Override
      void write(MethodVisitor code, int loops) {
        for (int i = 1; i < loops; i++) {
          Label head = label(code);
          code.visitIincInsn(ALL, -1);
          code.visitVarInsn(Opcodes.ILOAD, ALL);
          code.visitJumpInsn(Opcodes.IFGT, head);
        }
        loop(code, LAST);
      }
    },
    /** One within the other. */
    NESTED {
      @Override
      void write(MethodVisitor code, int loops) {
        List<Label> heads = new ArrayList<>();
        for (int i = 1; i < loops; i++) {
          heads.add(label(code));
          code.visitInsn(Opcodes.NOP);
        }
        loop(code, LAST);
        for (int i = heads.size() - 1; i >= 0; i--) {
          code.visitVarInsn(Opcodes.ILOAD, ALL);
          code.visitJumpInsn(Opcodes.IFNE, heads.get(i));
        }
      }
    },
    /** Each with a way around it and a handler of its own, which goes on with the next. */
    CAUGHT {
      @Override
      void write(MethodVisitor code, int loops) {
        for (int i = 1; i < loops; i++) {
          Label start = new Label();
          Label end = new Label();
          Label handler = new Label();
          Label next = new Label();
          code.visitTryCatchBlock(start, end, handler, null);
          code.visitLabel(start);
          code.visitVarInsn(Opcodes.ILOAD, ALL);
          code.visitJumpInsn(Opcodes.IFEQ, next);
          loop(code, ALL);
          code.visitLabel(end);
          code.visitJumpInsn(Opcodes.GOTO, next);
          code.visitLabel(handler);
          code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
          code.visitInsn(Opcodes.POP);
          visit(code, next);
        }
        loop(code, LAST);
      }
    };

    abstract void write(MethodVisitor code, int loops);

    /** {@code while (variable != 0) {}}. */
    private static void loop(MethodVisitor code, int variable) {
      Label head = label(code);
      code.visitVarInsn(Opcodes.ILOAD, variable);
      code.visitJumpInsn(Opcodes.IFNE, head);
    }

    private static Label label(MethodVisitor code) {
      return visit(code, new Label());
    }

    /** A place to jump to; wherever that is, there are the two parameters and no more. */
    private static Label visit(MethodVisitor code, Label label) {
      code.visitLabel(label);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      return label;
    }
  }

  /** A method whose loops all get checkpoints. */
  static LargeMethod of(Shape shape, int loops) {
    return new LargeMethod(shape, loops, Optional.empty());
  }

  LargeMethod leftAlone(LeftAlone why) {
    return new LargeMethod(shape, loops, Optional.of(why));
  }

  String className() {
    return "large." + shape + "_" + loops;
  }

  byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    String name = className().replace('.', '/');
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor code =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(II)V", null, new String[0]);
    code.visitCode();
    shape.write(code, loops);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(1, 2);
    code.visitEnd();
    return writer.toByteArray();
  }
}
