/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Opcodes;

/** Finds the back-edges in the code of one method. */
public final class LoopFinder extends InstructionVisitor {
  private final Result result;
  private final MethodCode code = new MethodCode();
  private final MethodText text;
  private final Map<Label, Integer> positions = new IdentityHashMap<>();
  private final Map<Integer, Label[]> jumps = new TreeMap<>();
  private final List<Label[]> handlerLabels = new ArrayList<>();
  private final List<String> handlerTypes = new ArrayList<>();
  private final BitSet backEdges = new BitSet();
  private int lastSum = -1;
  private int maxLocals;

  /**
   * Creates a finder, for a JVM whose counted loops poll by themselves.
   *
   * @param result receives the loops of the method at its end, if it has any
   */
  public LoopFinder(Result result) {
    this(result, false);
  }

  /**
   * Creates a finder.
   *
   * @param result receives the loops of the method at its end, if it has any
   * @param polls whether loops that the JIT compiler may treat as counted have to poll for
   *     safepoints
   */
  public LoopFinder(Result result, boolean polls) {
    super(null);
    this.result = result;
    this.text = polls ? new MethodText() : null;
  }

  @Override
  protected void beforeInstruction(int index) {}

  @Override
  public void visitLabel(Label label) {
    positions.put(label, nextIndex());
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    handlerLabels.add(new Label[] {start, end, handler});
    handlerTypes.add(type);
  }

  @Override
  public void visitInsn(int opcode) {
    note(opcode, opcode - Opcodes.ICONST_0);
    if (opcode == Opcodes.ATHROW) {
      code.addThrow(nextIndex());
    } else if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      code.addEnd(nextIndex());
    } else if (opcode == Opcodes.MONITORENTER) {
      // It costs so much that the cost of a flag is not noticeable.
      code.addCall(nextIndex(), false);
    } else if (isSum(opcode) || passesOn(opcode) && isAfterSum()) {
      lastSum = nextIndex();
    }
    super.visitInsn(opcode);
  }

  private static boolean isSum(int opcode) {
    return opcode == Opcodes.IADD
        || opcode == Opcodes.ISUB
        || opcode == Opcodes.LADD
        || opcode == Opcodes.LSUB;
  }

  private void note(int opcode, int operand) {
    if (text != null) {
      text.note(nextIndex(), opcode, operand);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    note(opcode, operand);
    super.visitIntInsn(opcode, operand);
  }

  @Override
  public void visitLdcInsn(Object value) {
    if (value instanceof Integer) {
      note(Opcodes.LDC, (Integer) value);
    } else {
      note(
          value instanceof Long || value instanceof Double
              ? MethodText.WIDE_CONSTANT
              : MethodText.OTHER_CONSTANT,
          0);
    }
    super.visitLdcInsn(value);
  }

  /**
   * Whether a sum passes through the instruction on its way to a variable: a conversion of a short
   * variable or of a long step, or a copy that is used at once.
   */
  private static boolean passesOn(int opcode) {
    return opcode >= Opcodes.I2B && opcode <= Opcodes.I2S
        || opcode == Opcodes.L2I
        || opcode == Opcodes.DUP
        || opcode == Opcodes.DUP2;
  }

  private boolean isAfterSum() {
    return lastSum >= 0 && lastSum == nextIndex() - 1;
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    note(opcode, index);
    if (opcode == Opcodes.RET) {
      code.addSubroutine();
      code.addEnd(nextIndex());
    } else if (isNumberStore(opcode) && isAfterSum()) {
      code.addStep(nextIndex(), index);
    } else if (isNumberStore(opcode)) {
      code.addWrite(nextIndex(), index);
    }
    super.visitVarInsn(opcode, index);
  }

  private static boolean isNumberStore(int opcode) {
    return opcode == Opcodes.ISTORE || opcode == Opcodes.LSTORE;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (text != null) {
      text.noteField(nextIndex(), opcode, name, descriptor);
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    note(opcode, 0);
    super.visitTypeInsn(opcode, type);
  }

  @Override
  public void visitIincInsn(int index, int increment) {
    if (text != null) {
      text.noteStep(nextIndex(), index, increment);
    }
    code.addStep(nextIndex(), index);
    super.visitIincInsn(index, increment);
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!Intrinsics.contain(owner, name, descriptor)) {
      // Only polls ask for it, and not every JVM needs them.
      code.addCall(nextIndex(), text != null && ShortCalls.contain(owner, name, descriptor));
    }
    noteCall(opcode, owner, name, descriptor);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
  }

  /** Notes a call. An accessor counts as an access to an array or to a field. */
  private void noteCall(int opcode, String owner, String name, String descriptor) {
    if (text != null && ShortCalls.readsElement(owner, name, descriptor)) {
      note(Opcodes.CALOAD, 0);
    } else if (owner.equals("java/lang/String") && name.equals("length")) {
      note(Opcodes.GETFIELD, 1);
    } else {
      note(opcode, 0);
    }
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    code.addCall(nextIndex(), false);
    super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    note(opcode, 0);
    addJump(target);
    if (opcode == Opcodes.GOTO) {
      code.addEnd(nextIndex());
    } else if (opcode == Opcodes.JSR) {
      code.addSubroutine();
    }
    super.visitJumpInsn(opcode, target);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
    addSwitch(defaultTarget, targets);
    super.visitTableSwitchInsn(min, max, defaultTarget, targets);
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
    addSwitch(defaultTarget, targets);
    super.visitLookupSwitchInsn(defaultTarget, keys, targets);
  }

  /** Receives the loops. */
  public interface Result {
    /** Called once, at the end of a method that has loops. */
    void found(MethodLoops loops);
  }

  private void addSwitch(Label defaultTarget, Label[] targets) {
    note(Opcodes.LOOKUPSWITCH, 0);
    Label[] all = Arrays.copyOf(targets, targets.length + 1);
    all[targets.length] = defaultTarget;
    addJump(all);
    code.addEnd(nextIndex());
  }

  private void addJump(Label... targets) {
    jumps.put(nextIndex(), targets);
    for (Label target : targets) {
      // A label that was passed already lies at or before the coming instruction.
      if (positions.containsKey(target)) {
        backEdges.set(nextIndex());
      }
    }
  }

  @Override
  public void visitEnd() {
    if (backEdges.isEmpty()) {
      return;
    }
    resolveLabels();
    BitSet trapped = new ThrowPaths(code, backEdges).trapped();
    GatedLoops gated = new GatedLoops(code, backEdges);
    result.found(
        new MethodLoops(
            backEdges,
            trapped,
            gated,
            text == null ? null : new PolledLoops(code, text, gated, trapped, maxLocals)));
  }

  @Override
  public void visitMaxs(int maxStack, int locals) {
    maxLocals = locals;
  }

  private void resolveLabels() {
    code.setSize(nextIndex());
    for (int i = 0; i < handlerTypes.size(); i++) {
      int[] places = positions(handlerLabels.get(i));
      code.addHandler(new MethodCode.Handler(places[0], places[1], places[2], handlerTypes.get(i)));
    }
    for (Map.Entry<Integer, Label[]> jump : jumps.entrySet()) {
      code.addJump(jump.getKey(), positions(jump.getValue()));
    }
  }

  private int[] positions(Label[] labels) {
    int[] places = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      places[i] = positions.get(labels[i]);
    }
    return places;
  }
}
