/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.CountedTest;
import io.loopbrake.agent.flow.MethodLoops;
import io.loopbrake.agent.flow.PolledLoop;
import io.loopbrake.agent.flow.PolledLoops;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Plants the checkpoints of a method, and rewrites loops that the JIT compiler may treat as counted
 * so that they poll for safepoints: it cuts them into strips, or multiplies their numbers by a
 * field that is always one.
 */
final class PollPlanter extends CheckpointPlanter {
  private static final int STACK = 3;

  private final PolledLoops polled;
  private final Map<PolledLoop, Strip> strips = new LinkedHashMap<>();
  private final Map<Integer, Strip> byComparison = new HashMap<>();
  private final BitSet compared = new BitSet();
  private final StripVariables variables;
  private Object[] frameLocals;
  private Object[] frameStack;
  private int frameAt = -1;
  private Strip exited;
  private int line;

  /**
   * Creates a visitor.
   *
   * @param place see {@link PolledLoops#placeOfVariables}
   * @param keepsNumbers see {@link StripVariables}
   */
  PollPlanter(
      MethodVisitor delegate,
      MethodLoops loops,
      CheckpointChoice choice,
      String className,
      int place,
      boolean keepsNumbers) {
    this(
        new StripVariables(delegate, place, loops.polled().variables(), keepsNumbers),
        loops,
        choice,
        className);
  }

  private PollPlanter(
      StripVariables variables, MethodLoops loops, CheckpointChoice choice, String className) {
    super(variables, loops, choice, className);
    this.variables = variables;
    this.polled = loops.polled();
    for (PolledLoop loop : polled.strips()) {
      Strip strip = new Strip(loop);
      strips.put(loop, strip);
      if (loop.test() != null) {
        byComparison.put(loop.test().jump(), strip);
        compared.set(loop.header(), loop.test().jump());
      }
    }
  }

  /** The labels for one loop, and the facts about it that were seen. */
  private static final class Strip {
    final PolledLoop loop;
    final Label begin = new Label();
    final Label body = new Label();
    final Label end = new Label();
    Object[] locals;
    Object[] stack;
    int line;
    boolean countsAtEnd;
    boolean separated;

    Strip(PolledLoop loop) {
      this.loop = loop;
    }
  }

  @Override
  public void visitLabel(Label label) {
    PolledLoop loop = polled.startingAt(nextIndex());
    if (loop != null && loop.isEnteredFromAbove() && !strips.get(loop).separated) {
      Strip strip = strips.get(loop);
      strip.separated = true;
      frameAfterExit();
      if (loop.test() == null) {
        // The next strip begins just here.
        countTurn(strip);
      } else {
        mv.visitJumpInsn(Opcodes.GOTO, strip.body);
      }
    }
    super.visitLabel(label);
  }

  @Override
  public void visitLineNumber(int number, Label start) {
    line = number;
    super.visitLineNumber(number, start);
  }

  @Override
  public void visitFrame(int type, int localCount, Object[] locals, int stackCount, Object[] top) {
    exited = null;
    frameLocals = Arrays.copyOf(locals, localCount);
    frameStack = Arrays.copyOf(top, stackCount);
    frameAt = nextIndex();
    super.visitFrame(type, localCount, locals, stackCount, top);
  }

  private void frame(Strip strip) {
    if (strip.locals != null) {
      mv.visitFrame(
          Opcodes.F_NEW, strip.locals.length, strip.locals, strip.stack.length, strip.stack);
    }
  }

  @Override
  protected void beforeInstruction(int index) {
    frameAfterExit();
    PolledLoop loop = polled.startingAt(index);
    if (loop != null) {
      begin(strips.get(loop), index);
    }
    super.beforeInstruction(index);
  }

  /** A frame for the exit of a strip, because nothing may have jumped to this place before. */
  private void frameAfterExit() {
    if (exited != null) {
      frame(exited);
      exited = null;
    }
  }

  private void begin(Strip strip, int index) {
    if (frameAt == index) {
      strip.locals = frameLocals;
      strip.stack = frameStack;
    }
    strip.line = line;
    mv.visitLabel(strip.begin);
    if (strip.loop.test() == null) {
      callGate();
      push(1 << strip.loop.logarithm());
      variables.store(strip.loop.depth());
      mv.visitLabel(strip.body);
      frame(strip);
    }
  }

  /**
   * Writes the comparison at the beginning of the loop twice: with the loop's own limit before each
   * strip, and with the strip's limit in each turn.
   */
  private void compare(Strip strip, Label target) {
    CountedTest test = strip.loop.test();
    boolean jumpLeaves = strip.loop.holds(test.jump() + 1);
    Label exit = new Label();
    callGate();
    pushIndexAnd(test, () -> pushLimit(test));
    mv.visitJumpInsn(
        jumpLeaves ? test.opcode() : opposite(test.opcode()), jumpLeaves ? target : exit);
    limitStrip(strip.loop);
    mv.visitLabel(strip.body);
    frame(strip);
    pushIndexAnd(test, () -> variables.load(strip.loop.depth()));
    countWithoutVisit();
    mv.visitJumpInsn(test.opcode(), jumpLeaves ? strip.begin : target);
    if (!jumpLeaves) {
      mv.visitJumpInsn(Opcodes.GOTO, strip.begin);
      mv.visitLabel(exit);
      exited = strip;
    }
  }

  private static int opposite(int comparison) {
    return (comparison - Opcodes.IF_ICMPEQ ^ 1) + Opcodes.IF_ICMPEQ;
  }

  /** Sets the strip's limit: the loop's own, or a nearer one if a strip does not reach it. */
  private void limitStrip(PolledLoop loop) {
    CountedTest test = loop.test();
    mv.visitVarInsn(Opcodes.ILOAD, test.index());
    pushLimit(test);
    // The variable has not reached the limit, so the distance fits into an unsigned int.
    push(loop.logarithm());
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        RuntimeClass.INTERNAL_NAME,
        test.isUp() ? RuntimeClass.LIMIT_UP : RuntimeClass.LIMIT_DOWN,
        RuntimeClass.LIMIT_DESCRIPTOR,
        false);
    variables.store(loop.depth());
  }

  private void pushLimit(CountedTest test) {
    if (test.isArrayLength()) {
      mv.visitVarInsn(Opcodes.ALOAD, test.limitValue());
      mv.visitInsn(Opcodes.ARRAYLENGTH);
    } else if (test.isVariable()) {
      mv.visitVarInsn(Opcodes.ILOAD, test.limitValue());
    } else {
      push(test.limitValue());
    }
  }

  private void push(int number) {
    if (number >= -1 && number <= 5) {
      mv.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
      mv.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
      mv.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      mv.visitLdcInsn(number);
    }
  }

  /**
   * Whether the next instruction pushes an operand of such a comparison, which {@link #compare}
   * writes.
   */
  private boolean isCompared() {
    boolean compares = compared.get(nextIndex());
    if (compares) {
      countWithoutVisit();
    }
    return compares;
  }

  @Override
  public void visitInsn(int opcode) {
    boolean unknown = isUnknown();
    if (!isCompared()) {
      super.visitInsn(opcode);
      timesOne(unknown);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    boolean unknown = isUnknown();
    if (!isCompared()) {
      super.visitIntInsn(opcode, operand);
      timesOne(unknown);
    }
  }

  @Override
  public void visitLdcInsn(Object value) {
    boolean unknown = isUnknown();
    if (!isCompared()) {
      super.visitLdcInsn(value);
      timesOne(unknown);
    }
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    boolean unknown = isUnknown();
    super.visitFieldInsn(opcode, owner, name, descriptor);
    timesOne(unknown);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    boolean unknown = isUnknown();
    if (!isCompared()) {
      super.visitVarInsn(opcode, local);
      if (unknown) {
        timesOne(true);
        // Otherwise another comparison in the loop would see the number as it was.
        mv.visitInsn(Opcodes.DUP);
        mv.visitVarInsn(Opcodes.ISTORE, local);
      }
    }
  }

  private boolean isUnknown() {
    return polled.isUnknown(nextIndex());
  }

  private void timesOne(boolean unknown) {
    if (unknown) {
      one();
      mv.visitInsn(Opcodes.IMUL);
    }
  }

  private void one() {
    mv.visitFieldInsn(
        Opcodes.GETSTATIC,
        RuntimeClass.INTERNAL_NAME,
        RuntimeClass.ONE,
        RuntimeClass.ONE_DESCRIPTOR);
  }

  @Override
  public void visitIincInsn(int local, int increment) {
    if (!isUnknown()) {
      super.visitIincInsn(local, increment);
      return;
    }
    countWithoutVisit();
    mv.visitVarInsn(Opcodes.ILOAD, local);
    one();
    if (Math.abs(increment) != 1) {
      push(increment);
      mv.visitInsn(Opcodes.IMUL);
    }
    mv.visitInsn(increment == -1 ? Opcodes.ISUB : Opcodes.IADD);
    mv.visitVarInsn(Opcodes.ISTORE, local);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    int index = nextIndex();
    Strip begun = byComparison.get(index);
    if (begun != null) {
      compare(begun, mapped(index, 0, target));
      return;
    }
    PolledLoop closed = polled.loopClosedBy(index, 0);
    if (closed != null && closed.test() == null && opcode == Opcodes.GOTO) {
      countWithoutVisit();
      goOn(strips.get(closed));
    } else {
      super.visitJumpInsn(opcode, mapped(index, 0, target));
    }
  }

  private void pushIndexAnd(CountedTest test, Runnable limit) {
    if (test.isLimitFirst()) {
      limit.run();
      mv.visitVarInsn(Opcodes.ILOAD, test.index());
    } else {
      mv.visitVarInsn(Opcodes.ILOAD, test.index());
      limit.run();
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label defaultTarget, Label... targets) {
    int index = nextIndex();
    Label last = mapped(index, targets.length, defaultTarget);
    super.visitTableSwitchInsn(min, max, last, mapped(index, targets));
  }

  @Override
  public void visitLookupSwitchInsn(Label defaultTarget, int[] keys, Label[] targets) {
    int index = nextIndex();
    Label last = mapped(index, targets.length, defaultTarget);
    super.visitLookupSwitchInsn(last, keys, mapped(index, targets));
  }

  private Label[] mapped(int jump, Label[] targets) {
    Label[] mapped = new Label[targets.length];
    for (int i = 0; i < targets.length; i++) {
      mapped[i] = mapped(jump, i, targets[i]);
    }
    return mapped;
  }

  private Label mapped(int jump, int slot, Label target) {
    PolledLoop closed = polled.loopClosedBy(jump, slot);
    if (closed == null) {
      return target;
    }
    Strip strip = strips.get(closed);
    if (closed.test() != null) {
      return strip.body;
    }
    strip.countsAtEnd = true;
    return strip.end;
  }

  /** Jumps to the next turn, of this strip or of the next one. */
  private void goOn(Strip strip) {
    countTurn(strip);
    mv.visitJumpInsn(Opcodes.GOTO, strip.begin);
  }

  private void countTurn(Strip strip) {
    variables.decrement(strip.loop.depth());
    variables.load(strip.loop.depth());
    mv.visitJumpInsn(Opcodes.IFGT, strip.body);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    for (Strip strip : strips.values()) {
      if (strip.countsAtEnd) {
        mv.visitLabel(strip.end);
        if (strip.line > 0) {
          mv.visitLineNumber(strip.line, strip.end);
        }
        frame(strip);
        goOn(strip);
      }
    }
    super.visitMaxs(maxStack + STACK, maxLocals);
  }
}
