/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/** Classes and methods whose names only the JVM understands (JVMS 4.2.2). */
final class NameShapes {
  private static final String[] METHODS = {
    "a b", "for", "1", "\u03bb\u2192\u221e", "- (x){}", "$", "\ud83d\uded1", "tab\there", "\"", "\\"
  };
  private static final String[] CLASSES = {
    "Odd name", "1", "package-info", "\u00c4rger", "A+B$C\\D", "$$Lambda$1", "a:b*c?d", "{}()"
  };

  private NameShapes() {}

  static List<HandMade> all() {
    List<HandMade> shapes = new ArrayList<>();
    for (int i = 0; i < METHODS.length; i++) {
      shapes.add(oddMethod("OddMethod" + i, METHODS[i]));
    }
    for (String simpleName : CLASSES) {
      shapes.add(HandMade.of(simpleName, Opcodes.V1_8, code -> code.start().loop().done()));
    }
    return shapes;
  }

  private static HandMade oddMethod(String simpleName, String method) {
    return HandMade.loopingIn(
        simpleName + "." + method,
        simpleName,
        Opcodes.V1_8,
        code -> {
          code.visitVarInsn(Opcodes.ILOAD, Code.LIMIT);
          code.visitVarInsn(Opcodes.ILOAD, Code.STEP);
          code.visitMethodInsn(
              Opcodes.INVOKESTATIC, HandMade.PACKAGE + "/" + simpleName, method, "(II)J", false);
          code.insn(Opcodes.LRETURN);
        },
        writer -> addLoop(writer, method));
  }

  private static void addLoop(ClassWriter writer, String method) {
    HandMade.write(
        writer.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, method, "(II)J", null, null),
        code -> code.start().loop().done());
  }
}
