/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.InstructionVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;

/**
 * Adds local variables of type {@code int} after a method's parameters, and moves the method's
 * other variables up. The new variables have a value from the first instruction on, so the
 * differences between successive stack map frames do not change, and the frames stay as short as
 * they were.
 */
final class StripVariables extends MethodVisitor {
  private final int place;
  private final int count;
  private final boolean keepsNumbers;
  private final Map<Integer, String> types = new TreeMap<>();
  private final Label start = new Label();

  /**
   * Creates a visitor, which needs expanded frames unless there are no variables.
   *
   * @param place the number of the first new variable; the variables before it stay in place
   * @param count how many variables are to be added
   * @param keepsNumbers whether the variables that move up get their old numbers as names: if no
   *     table names the variables of a class, the JVM's messages call them {@code <local4>} (JEP
   *     358)
   */
  StripVariables(MethodVisitor delegate, int place, int count, boolean keepsNumbers) {
    super(InstructionVisitor.ASM_API, delegate);
    this.place = place;
    this.count = count;
    this.keepsNumbers = keepsNumbers && count > 0;
  }

  void load(int variable) {
    mv.visitVarInsn(Opcodes.ILOAD, place + variable);
  }

  void store(int variable) {
    mv.visitVarInsn(Opcodes.ISTORE, place + variable);
  }

  void decrement(int variable) {
    mv.visitIincInsn(place + variable, -1);
  }

  private void note(int local, int opcode) {
    if (keepsNumbers && local >= place && !types.containsKey(local)) {
      types.put(local, typeOf(opcode));
    }
  }

  private static String typeOf(int opcode) {
    switch (opcode) {
      case Opcodes.ILOAD:
      case Opcodes.ISTORE:
        return "I";
      case Opcodes.LLOAD:
      case Opcodes.LSTORE:
        return "J";
      case Opcodes.FLOAD:
      case Opcodes.FSTORE:
        return "F";
      case Opcodes.DLOAD:
      case Opcodes.DSTORE:
        return "D";
      default:
        return "Ljava/lang/Object;";
    }
  }

  private int moved(int local) {
    return local < place ? local : local + count;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (keepsNumbers) {
      super.visitLabel(start);
    }
    for (int i = 0; i < count; i++) {
      mv.visitInsn(Opcodes.ICONST_0);
      store(i);
    }
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    note(local, opcode);
    super.visitVarInsn(opcode, moved(local));
  }

  @Override
  public void visitIincInsn(int local, int increment) {
    note(local, Opcodes.ILOAD);
    super.visitIincInsn(moved(local), increment);
  }

  @Override
  public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] top) {
    if (count == 0) {
      super.visitFrame(type, localCount, locals, stackCount, top);
    } else {
      Object[] all = withVariables(Arrays.asList(locals).subList(0, localCount));
      super.visitFrame(type, all.length, all, stackCount, top);
    }
  }

  private Object[] withVariables(List<Object> locals) {
    List<Object> all = new ArrayList<>();
    int slot = 0;
    int next = 0;
    while (slot < place) {
      Object local = next < locals.size() ? locals.get(next++) : Opcodes.TOP;
      all.add(local);
      slot += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    for (int i = 0; i < count; i++) {
      all.add(Opcodes.INTEGER);
    }
    all.addAll(locals.subList(next, locals.size()));
    return all.toArray();
  }

  @Override
  public void visitLocalVariable(
      String name, String descriptor, String signature, Label start, Label end, int local) {
    super.visitLocalVariable(name, descriptor, signature, start, end, moved(local));
  }

  @Override
  public AnnotationVisitor visitLocalVariableAnnotation(
      int typeRef,
      TypePath typePath,
      Label[] start,
      Label[] end,
      int[] locals,
      String descriptor,
      boolean visible) {
    return super.visitLocalVariableAnnotation(
        typeRef,
        typePath,
        start,
        end,
        Arrays.stream(locals).map(this::moved).toArray(),
        descriptor,
        visible);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (keepsNumbers) {
      Label end = new Label();
      super.visitLabel(end);
      types.forEach(
          (local, type) ->
              super.visitLocalVariable(
                  "<local" + local + ">", type, null, start, end, moved(local)));
    }
    super.visitMaxs(maxStack, maxLocals + count);
  }
}
