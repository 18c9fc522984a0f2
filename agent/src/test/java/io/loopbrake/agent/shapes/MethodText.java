/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import io.loopbrake.agent.flow.InstructionVisitor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the code of a method down, one instruction, label or frame a line. */
final class MethodText extends MethodVisitor {
  private static final Map<Integer, String> OPCODES = opcodes();
  private static final String[] FRAMES = {"FULL", "APPEND", "CHOP", "SAME", "SAME1"};

  private final StringJoiner lines;
  private final Map<Label, String> labels = new IdentityHashMap<>();

  private MethodText(StringJoiner lines) {
    super(InstructionVisitor.ASM_API);
    this.lines = lines;
  }

  private static Map<Integer, String> opcodes() {
    Map<Integer, String> names = new LinkedHashMap<>();
    Arrays.stream(Opcodes.class.getFields())
        .filter(field -> field.getType() == int.class)
        .filter(field -> !field.getName().matches("(ASM|V)\\d.*|(SOURCE|V|ACC|T|H|F)_.*"))
        .forEach(
            field -> {
              try {
                names.put(field.getInt(null), field.getName());
              } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
              }
            });
    return names;
  }

  /** The code of each method, by name and descriptor, with line numbers and local variables. */
  static Map<String, String> ofAll(byte[] classFile) {
    return of(classFile, 0);
  }

  /** The code of each method, by name and descriptor, without line numbers and local variables. */
  static Map<String, String> ofBare(byte[] classFile) {
    return of(classFile, ClassReader.SKIP_DEBUG);
  }

  private static Map<String, String> of(byte[] classFile, int flags) {
    Map<String, StringJoiner> methods = new LinkedHashMap<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(InstructionVisitor.ASM_API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String s, String[] exceptions) {
                StringJoiner lines = new StringJoiner("\n", "", "\n");
                methods.put(name + descriptor, lines);
                return new MethodText(lines);
              }
            },
            flags);
    Map<String, String> texts = new LinkedHashMap<>();
    methods.forEach((method, lines) -> texts.put(method, lines.toString()));
    return texts;
  }

  private void line(Object... words) {
    StringJoiner line = new StringJoiner(" ");
    for (Object word : words) {
      line.add(word instanceof Label label ? name(label) : String.valueOf(word));
    }
    lines.add(line.toString());
  }

  private String name(Label label) {
    return labels.computeIfAbsent(label, fresh -> "L" + labels.size());
  }

  private List<String> names(Object[] labelsOrTypes, int count) {
    return Stream.of(labelsOrTypes == null ? new Object[0] : labelsOrTypes)
        .limit(count)
        .map(word -> word instanceof Label label ? name(label) : String.valueOf(word))
        .toList();
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    line("TRY", start, end, handler, type);
  }

  @Override
  public void visitLabel(Label label) {
    line(name(label) + ":");
  }

  @Override
  public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] s) {
    // Of locals that are chopped only the number is told.
    Object[] named = type == Opcodes.F_CHOP ? null : locals;
    line("FRAME", FRAMES[type], localCount, names(named, localCount), names(s, stackCount));
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line("LINE", number, start);
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int index) {
    line("LOCAL", name, descriptor, signature, start, end, index);
  }

  @Override
  public void visitInsn(int opcode) {
    line(OPCODES.get(opcode));
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    line(OPCODES.get(opcode), operand);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    line(OPCODES.get(opcode), index);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    line(OPCODES.get(opcode), type);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    line(OPCODES.get(opcode), owner + "." + name, descriptor);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    line(OPCODES.get(opcode), owner + "." + name + descriptor);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle h, Object... arguments) {
    line("INVOKEDYNAMIC", name + descriptor, h, Arrays.asList(arguments));
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    line(OPCODES.get(opcode), target);
  }

  @Override
  public void visitLdcInsn(Object value) {
    line("LDC", value);
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    line("IINC", index, increment);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
    line("TABLESWITCH", min, max, names(targets, targets.length), otherwise);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
    line("LOOKUPSWITCH", Arrays.toString(keys), names(targets, targets.length), otherwise);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    line("MULTIANEWARRAY", descriptor, dimensions);
  }

  @Override
  public void visitMaxs(int stack, int locals) {
    line("MAX", stack, locals);
  }
}
