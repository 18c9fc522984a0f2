/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the method of a program of counted loops. */
final class CountedMethod {
  private static final int DEEPEST = 3;
  private static final int FIRST_INT = Local.PASSING;
  private static final int FIRST_LONG = FIRST_INT + 2 * DEEPEST;
  private static final long FACTOR = 31;
  private static final int LARGE_TURNS = 4;
  private static final String INTEGER = "java/lang/Integer";

  private final CountedProgram program;
  private final String owner;
  private final MethodVisitor code;

  /** How many numbers the loops around have on the operand stack. */
  private int operands;

  CountedMethod(CountedProgram program, String owner, MethodVisitor code) {
    this.program = program;
    this.owner = owner;
    this.code = code;
  }

  /** A loop while it is written. */
  private final class Frame {
    final CountedLoop loop;
    final int counter;
    final int limit;
    final Label header = new Label();
    final Label next = new Label();
    final Label body = new Label();
    final Label test = new Label();
    final Label end = new Label();
    final Label from = new Label();
    final Label until = new Label();

    Frame(CountedLoop loop, int depth) {
      this.loop = loop;
      boolean isLong = loop.type() == CountedLoop.Type.LONG;
      this.counter = isLong ? FIRST_LONG + 4 * depth : FIRST_INT + 2 * depth;
      this.limit = isLong ? counter + 2 : counter + 1;
    }

    boolean isLong() {
      return loop.type() == CountedLoop.Type.LONG;
    }
  }

  void write() {
    code.visitCode();
    program.fuel().writeStart(code, owner);
    code.visitInsn(Opcodes.LCONST_1);
    code.visitVarInsn(Opcodes.LSTORE, Local.HASH);
    code.visitInsn(Opcodes.ICONST_1);
    code.visitVarInsn(Opcodes.ISTORE, Local.INT);
    push(program.arrayLength());
    code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
    code.visitVarInsn(Opcodes.ASTORE, Local.ARRAY);
    // So that each has one type from the start to the end, as handlers need it.
    for (int i = 0; i < 2 * DEEPEST; i++) {
      code.visitInsn(Opcodes.ICONST_0);
      code.visitVarInsn(Opcodes.ISTORE, FIRST_INT + i);
      code.visitInsn(Opcodes.LCONST_0);
      code.visitVarInsn(Opcodes.LSTORE, FIRST_LONG + 2 * i);
    }
    program.loops().forEach(loop -> write(loop, 0));
    giveBack();
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void write(CountedLoop loop, int depth) {
    Frame frame = new Frame(loop, depth);
    CountedLoop.Attempt attempt = loop.attempt();
    for (int i = 0; i < loop.operands(); i++) {
      code.visitVarInsn(Opcodes.ILOAD, Local.INPUT);
    }
    operands += loop.operands();
    mark(attempt, CountedLoop.Attempt.From.OUTSIDE, frame.from);
    start(frame);
    if (loop.test() == CountedLoop.Test.BELOW) {
      code.visitJumpInsn(Opcodes.GOTO, frame.test);
    }
    code.visitLabel(frame.header);
    mark(attempt, CountedLoop.Attempt.From.HEADER, frame.from);
    testAbove(frame);
    mark(attempt, CountedLoop.Attempt.From.BODY, frame.from);
    if (loop.isFuelled()) {
      program.fuel().writeUse(code, owner, this::giveBack);
    }
    body(frame, depth);
    end(frame, depth);
    catchIt(frame);
    code.visitLabel(frame.end);
    pushCounter(frame);
    keep();
    for (int i = 0; i < loop.operands(); i++) {
      code.visitInsn(Opcodes.I2L);
      keep();
    }
    operands -= loop.operands();
  }

  private void mark(CountedLoop.Attempt attempt, CountedLoop.Attempt.From place, Label label) {
    if (attempt != null && attempt.from() == place) {
      code.visitLabel(label);
    }
  }

  private void start(Frame frame) {
    store(frame, frame.loop.start(), frame.counter);
    if (frame.loop.limit() == CountedLoop.Limit.VARIABLE) {
      store(frame, frame.loop.limitValue(), frame.limit);
    }
  }

  private void store(Frame frame, int number, int local) {
    if (frame.isLong()) {
      code.visitLdcInsn((long) number);
      code.visitVarInsn(Opcodes.LSTORE, local);
    } else {
      push(number);
      code.visitVarInsn(Opcodes.ISTORE, local);
    }
  }

  private void testAbove(Frame frame) {
    switch (frame.loop.test()) {
      case ABOVE -> jump(frame, CountedLoop.opposite(frame.loop.comparison()), frame.end);
      case ABOVE_GOING_ON -> {
        jump(frame, frame.loop.comparison(), frame.body);
        code.visitJumpInsn(Opcodes.GOTO, frame.end);
        code.visitLabel(frame.body);
      }
      case BELOW, DO_WHILE -> code.visitLabel(frame.body);
    }
  }

  private void body(Frame frame, int depth) {
    CountedLoop loop = frame.loop;
    List<Statement> body = loop.body();
    if (loop.stepsFirst()) {
      step(frame, loop.step());
    }
    for (int i = 0; i < body.size(); i++) {
      endOfRange(frame, i);
      write(body.get(i), frame, depth);
    }
  }

  private void endOfRange(Frame frame, int statement) {
    CountedLoop.Attempt attempt = frame.loop.attempt();
    // An empty range would be none.
    if (attempt != null && attempt.until() == statement && statement > 0) {
      code.visitLabel(frame.until);
    }
  }

  private void end(Frame frame, int depth) {
    CountedLoop loop = frame.loop;
    code.visitLabel(frame.next);
    if (!loop.stepsFirst()) {
      step(frame, loop.step());
    }
    if (loop.test() == CountedLoop.Test.BELOW || loop.test() == CountedLoop.Test.DO_WHILE) {
      code.visitLabel(frame.test);
      jump(frame, loop.comparison(), frame.header);
    } else {
      code.visitJumpInsn(Opcodes.GOTO, frame.header);
    }
  }

  private void catchIt(Frame frame) {
    CountedLoop.Attempt attempt = frame.loop.attempt();
    if (attempt == null) {
      return;
    }
    if (attempt.until() == 0 || attempt.until() >= frame.loop.body().size()) {
      code.visitLabel(frame.until);
    }
    Label handler = new Label();
    code.visitJumpInsn(Opcodes.GOTO, frame.end);
    code.visitLabel(handler);
    code.visitInsn(Opcodes.POP);
    code.visitLdcInsn(FACTOR);
    keep();
    for (int i = 0; i < operands; i++) {
      push(i);
    }
    code.visitJumpInsn(Opcodes.GOTO, attempt.goesOn() ? frame.next : frame.end);
    code.visitTryCatchBlock(frame.from, frame.until, handler, attempt.type());
  }

  private void write(Statement statement, Frame frame, int depth) {
    int number = statement.number();
    switch (statement.kind()) {
      case KEEP -> {
        pushCounter(frame);
        keep();
      }
      case READ -> {
        pushElement(frame, true);
        code.visitInsn(Opcodes.IALOAD);
        code.visitInsn(Opcodes.I2L);
        keep();
      }
      case WRITE -> {
        pushElement(frame, true);
        push(number);
        code.visitInsn(Opcodes.IASTORE);
      }
      case WALK -> {
        pushElement(frame, false);
        code.visitInsn(Opcodes.IALOAD);
        code.visitInsn(Opcodes.I2L);
        keep();
      }
      case WALK_WRITING -> {
        pushElement(frame, false);
        push(number);
        code.visitInsn(Opcodes.IASTORE);
      }
      case DIVIDE -> {
        push(1000);
        pushInt(frame);
        push(63);
        code.visitInsn(Opcodes.IAND);
        code.visitInsn(Opcodes.IDIV);
        code.visitInsn(Opcodes.I2L);
        keep();
      }
      case BREAK -> onceIn(frame, number, frame.end);
      case CONTINUE ->
          onceIn(
              frame,
              number & 3,
              frame.loop.stepsFirst() && isAbove(frame) ? frame.header : frame.next);
      case CALL -> call(frame);
      case LARGE -> {
        for (int i = 0; i < LARGE_TURNS; i++) {
          call(frame);
        }
      }
      case MOVE_LIMIT -> {
        if (frame.loop.limit() == CountedLoop.Limit.VARIABLE && !frame.isLong()) {
          Label not = new Label();
          onceIn(frame, number, not);
          code.visitIincInsn(frame.limit, number % 5 - 2);
          code.visitLabel(not);
        } else {
          // So that a range that ends here is not empty.
          code.visitInsn(Opcodes.NOP);
        }
      }
      case MOVE_COUNTER -> {
        Label not = new Label();
        onceIn(frame, number, not);
        step(frame, number % 7 - 3);
        code.visitLabel(not);
      }
      case LOOP -> write(statement.loop(), depth + 1);
    }
  }

  private static boolean isAbove(Frame frame) {
    return frame.loop.test() == CountedLoop.Test.ABOVE
        || frame.loop.test() == CountedLoop.Test.ABOVE_GOING_ON;
  }

  private void call(Frame frame) {
    pushInt(frame);
    code.visitVarInsn(Opcodes.ILOAD, Local.INT);
    code.visitInsn(Opcodes.IXOR);
    code.visitMethodInsn(Opcodes.INVOKESTATIC, INTEGER, "toString", "(I)Ljava/lang/String;", false);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "hashCode", "()I", false);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ISTORE, Local.INT);
    code.visitInsn(Opcodes.I2L);
    keep();
  }

  /** Jumps away at one in so many numbers of the counter. */
  private void onceIn(Frame frame, int number, Label target) {
    pushInt(frame);
    push(number | 1);
    code.visitInsn(Opcodes.IREM);
    code.visitJumpInsn(Opcodes.IFEQ, target);
  }

  private void pushElement(Frame frame, boolean isWithin) {
    code.visitVarInsn(Opcodes.ALOAD, Local.ARRAY);
    pushInt(frame);
    if (isWithin) {
      push(7);
      code.visitInsn(Opcodes.IAND);
    }
  }

  private void pushInt(Frame frame) {
    if (frame.isLong()) {
      code.visitVarInsn(Opcodes.LLOAD, frame.counter);
      code.visitInsn(Opcodes.L2I);
    } else {
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
    }
  }

  private void pushCounter(Frame frame) {
    if (frame.isLong()) {
      code.visitVarInsn(Opcodes.LLOAD, frame.counter);
    } else {
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
      code.visitInsn(Opcodes.I2L);
    }
  }

  private void step(Frame frame, int by) {
    if (frame.isLong()) {
      code.visitVarInsn(Opcodes.LLOAD, frame.counter);
      code.visitLdcInsn((long) by);
      code.visitInsn(Opcodes.LADD);
      code.visitVarInsn(Opcodes.LSTORE, frame.counter);
    } else if (frame.loop.stepping() == CountedLoop.Stepping.IINC) {
      code.visitIincInsn(frame.counter, by);
    } else {
      boolean subtracts = frame.loop.stepping() == CountedLoop.Stepping.SUBTRACT;
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
      push(subtracts ? -by : by);
      code.visitInsn(subtracts ? Opcodes.ISUB : Opcodes.IADD);
      if (frame.loop.stepping() == CountedLoop.Stepping.ADD_SHORT) {
        code.visitInsn(Opcodes.I2S);
      }
      code.visitVarInsn(Opcodes.ISTORE, frame.counter);
    }
  }

  private void jump(Frame frame, int comparison, Label target) {
    if (frame.isLong()) {
      code.visitVarInsn(Opcodes.LLOAD, frame.counter);
      if (frame.loop.limit() == CountedLoop.Limit.VARIABLE) {
        code.visitVarInsn(Opcodes.LLOAD, frame.limit);
      } else {
        code.visitLdcInsn((long) frame.loop.limitValue());
      }
      code.visitInsn(Opcodes.LCMP);
      code.visitJumpInsn(withZero(comparison), target);
    } else if (frame.loop.limit() == CountedLoop.Limit.ZERO) {
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
      code.visitJumpInsn(withZero(comparison), target);
    } else if (frame.loop.isLimitFirst()) {
      pushLimit(frame);
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
      code.visitJumpInsn(CountedLoop.mirrored(comparison), target);
    } else {
      code.visitVarInsn(Opcodes.ILOAD, frame.counter);
      pushLimit(frame);
      code.visitJumpInsn(comparison, target);
    }
  }

  private static int withZero(int comparison) {
    return comparison - Opcodes.IF_ICMPEQ + Opcodes.IFEQ;
  }

  private void pushLimit(Frame frame) {
    switch (frame.loop.limit()) {
      case VARIABLE -> code.visitVarInsn(Opcodes.ILOAD, frame.limit);
      case LENGTH -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.ARRAY);
        code.visitInsn(Opcodes.ARRAYLENGTH);
      }
      default -> push(frame.loop.limitValue());
    }
  }

  /** Mixes the {@code long} on the stack into what the method returns. */
  private void keep() {
    code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
    code.visitLdcInsn(FACTOR);
    code.visitInsn(Opcodes.LMUL);
    code.visitInsn(Opcodes.LXOR);
    code.visitVarInsn(Opcodes.LSTORE, Local.HASH);
  }

  private void giveBack() {
    code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
    code.visitInsn(Opcodes.LRETURN);
  }

  private void push(int number) {
    if (number >= -1 && number <= 5) {
      code.visitInsn(Opcodes.ICONST_0 + number);
    } else if (number >= Byte.MIN_VALUE && number <= Byte.MAX_VALUE) {
      code.visitIntInsn(Opcodes.BIPUSH, number);
    } else if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
      code.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      code.visitLdcInsn(number);
    }
  }
}
