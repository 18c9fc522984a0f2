/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Reports a task directly before and after each call of it. If the call throws, the end is reported
 * only where the place requires it: at the beginning of those handlers of the method that the call
 * leads to and, for throwables that none of them catches, in a handler that throws them again.
 * Otherwise the next event of the same boundary, or of an enclosing one, reports it.
 *
 * <p>Other code may lead to the same handler, so that an end is reported twice. The second report
 * has an effect only within a task of the same boundary.
 */
final class CallPlanter extends PlantedCalls {
  private final Place place;
  private final BoundaryPlanter tally;
  private final HandlerFrames frames;
  private final List<Range> ranges = new ArrayList<>();
  private final Set<Label> reached = new LinkedHashSet<>();
  private final Set<Label> handlers = new LinkedHashSet<>();
  private final List<Label> calls = new ArrayList<>();
  private boolean atHandler;
  private int more;

  /** {@code frames} is the form of the frames of the class. */
  CallPlanter(MethodVisitor delegate, Place place, BoundaryPlanter tally, HandlerFrames frames) {
    super(delegate);
    this.place = place;
    this.tally = tally;
    this.frames = frames;
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
    super.visitTryCatchBlock(start, end, handler, type);
    ranges.add(new Range(start, end, handler));
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    reached.add(label);
    atHandler |= handlers.contains(label);
  }

  @Override
  protected void beforeInstruction(int index) {
    if (atHandler) {
      atHandler = false;
      tell(place.last());
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!place.isCallOf(owner, name)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    tell(place.first());
    if (place.endsWhenThrown()) {
      visitGuarded(opcode, owner, name, descriptor, isInterface);
    } else {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
    tell(place.last());
    tally.planted(place);
    more = 1;
  }

  private void visitGuarded(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    for (Range range : ranges) {
      if (reached.contains(range.start) && !reached.contains(range.end)) {
        handlers.add(range.handler);
      }
    }
    Label start = new Label();
    Label end = new Label();
    mv.visitLabel(start);
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    mv.visitLabel(end);
    calls.add(start);
    calls.add(end);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (!calls.isEmpty()) {
      beginHandler(calls, frames);
      tell(place.last());
      mv.visitInsn(Opcodes.ATHROW);
    }
    super.visitMaxs(Math.max(maxStack + more, calls.isEmpty() ? 0 : THROWN_AND_EVENT), maxLocals);
  }

  private static final class Range {
    final Label start;
    final Label end;
    final Label handler;

    Range(Label start, Label end, Label handler) {
      this.start = start;
      this.end = end;
      this.handler = handler;
    }
  }
}
