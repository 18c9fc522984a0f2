/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Tells where in the bytes of a method its instructions lie, and what control may do there, with
 * the class reader of the library.
 */
final class CodeOffsets extends ClassReader {
  private final Map<Label, Integer> labelOffsets = new IdentityHashMap<>();
  private int offset;

  private CodeOffsets(byte[] classFile) {
    super(classFile);
  }

  /** The methods with code, in the order of the class file. */
  static List<Method> of(byte[] classFile) {
    List<Method> methods = new ArrayList<>();
    CodeOffsets reader = new CodeOffsets(classFile);
    reader.accept(
        new ClassVisitor(InstructionVisitor.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String s, String[] exceptions) {
            Method method = new Method(name, descriptor, new ArrayList<>(), new ArrayList<>());
            methods.add(method);
            return new OffsetsOfMethod(method, () -> reader.offset, reader.labelOffsets::get);
          }
        },
        SKIP_FRAMES);
    return methods;
  }

  static Method of(byte[] classFile, String name) {
    return of(classFile).stream().filter(m -> m.name.equals(name)).findFirst().orElseThrow();
  }

  @Override
  protected void readBytecodeInstructionOffset(int bytecodeOffset) {
    offset = bytecodeOffset;
  }

  @Override
  protected Label readLabel(int bytecodeOffset, Label[] labels) {
    Label label = super.readLabel(bytecodeOffset, labels);
    labelOffsets.put(label, bytecodeOffset);
    return label;
  }

  /**
   * One method's code.
   *
   * @param instructions in their order
   * @param handlers the exception table: start, end, and entry of each
   */
  record Method(String name, String descriptor, List<Insn> instructions, List<int[]> handlers) {
    /** Where the instructions lie that are such. */
    List<Integer> where(Predicate<Insn> kind) {
      return instructions.stream().filter(kind).map(Insn::pc).toList();
    }

    /** Where a method of this name is called. */
    List<Integer> calls(String called) {
      return where(insn -> called.equals(insn.called));
    }

    /** In which line the n-th call of a method is. */
    int line(String called, int index) {
      int pc = calls(called).get(index);
      return instructions.stream().filter(insn -> insn.pc == pc).findFirst().orElseThrow().line;
    }

    /** Where the handlers are entered, in the order of the table, each once. */
    List<Integer> entries() {
      return handlers.stream().map(handler -> handler[2]).distinct().toList();
    }
  }

  /**
   * One instruction.
   *
   * @param owner whose method it calls, or null
   * @param called which method it calls, or null
   * @param targets where it may jump to
   * @param isEnd whether the next instruction never follows
   */
  record Insn(
      int pc,
      int opcode,
      String owner,
      String called,
      List<Integer> targets,
      boolean isEnd,
      int line) {}
}
