/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.Label;

/** Reads one method's code and finds its back-edges. */
public final class LoopFinder extends InstructionVisitor {
  private static final int NOT_SEEN = -1;

  private final Consumer<MethodLoops> result;
  private final Map<Label, Integer> positions = new IdentityHashMap<>();
  private final List<ProtectedRange> ranges = new ArrayList<>();
  private final BitSet backEdges = new BitSet();

  /**
   * Creates a finder.
   *
   * @param result gets the loops of the method at its end, if it has any
   */
  public LoopFinder(Consumer<MethodLoops> result) {
    super(null);
    this.result = result;
  }

  @Override
  protected void beforeInstruction(int index) {}

  @Override
  public void visitLabel(Label label) {
    positions.put(label, nextIndex());
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    ranges.add(new ProtectedRange(start, end, handler, type));
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    markIfBackward(target);
    super.visitJumpInsn(opcode, target);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
    markIfBackward(defaultTarget, targets);
    super.visitTableSwitchInsn(min, max, defaultTarget, targets);
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
    markIfBackward(defaultTarget, targets);
    super.visitLookupSwitchInsn(defaultTarget, keys, targets);
  }

  /** A label that was passed already lies at or before the coming instruction. */
  private void markIfBackward(Label first, Label... others) {
    boolean backward = positions.containsKey(first);
    for (Label other : others) {
      backward |= positions.containsKey(other);
    }
    if (backward) {
      backEdges.set(nextIndex());
    }
  }

  @Override
  public void visitEnd() {
    if (backEdges.isEmpty()) {
      return;
    }
    BitSet trapped = new BitSet();
    for (ProtectedRange range : ranges) {
      int start = position(range.start);
      int end = position(range.end);
      int handler = position(range.handler);
      if (range.catchesErrors() && start <= handler && handler < end) {
        trapped.set(start, end);
      }
    }
    trapped.and(backEdges);
    result.accept(new MethodLoops(backEdges, trapped));
  }

  private int position(Label label) {
    return positions.getOrDefault(label, NOT_SEEN);
  }

  /** An entry of the exception table, JVMS 4.7.3. */
  private static final class ProtectedRange {
    final Label start;
    final Label end;
    final Label handler;
    private final String type;

    ProtectedRange(Label start, Label end, Label handler, String type) {
      this.start = start;
      this.end = end;
      this.handler = handler;
      this.type = type;
    }

    boolean catchesErrors() {
      return type == null || type.equals("java/lang/Throwable") || type.equals("java/lang/Error");
    }
  }
}
