/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Writes the method of a program. */
final class MethodOf {
  private static final int WIDE = 33_000;
  private static final int ARRAY_SIZE = 9;

  private final Program program;
  private final String owner;
  private final BitSet live;
  private final Fragments code;
  private final Monitors monitors;
  private final Label[] labels;
  private final Label subroutine = new Label();
  private final List<Way> ways = new ArrayList<>();

  /** Code between two blocks that do not fit. */
  private record Way(Label label, Block from, Block to) {}

  /**
   * Creates a writer.
   *
   * @param live the blocks to write
   */
  MethodOf(Program program, String owner, BitSet live, MethodVisitor method) {
    this.program = program;
    this.live = live;
    this.owner = owner;
    this.code = new Fragments(method);
    this.monitors = new Monitors(program, code);
    this.labels = Stream.generate(Label::new).limit(program.blocks().size()).toArray(Label[]::new);
  }

  /** Returns the blocks that handlers would lead to; if some were not written, all is in vain. */
  BitSet write() {
    code.visitCode();
    start();
    for (int number = live.nextSetBit(0); number >= 0; number = live.nextSetBit(number + 1)) {
      write(program.blocks().get(number));
    }
    writeWays();
    BitSet caught = protect();
    code.visitMaxs(0, 0);
    code.visitEnd();
    return caught;
  }

  private void write(Block block) {
    if (block.number() == program.subroutine()) {
      subroutine(block);
    }
    code.enter(block.number(), block.lock());
    code.visitLabel(labels[block.number()]);
    fuel(block);
    for (Operation operation : block.operations()) {
      if (operation == Operation.SUBROUTINE) {
        code.visitJumpInsn(Opcodes.JSR, subroutine);
      } else {
        operation.write(code, block.top());
      }
    }
    end(block);
    if (!program.isFarApart()) {
      writeWays();
    }
    if (block.number() == program.padding()) {
      code.enter(Fragments.NONE, 0);
      IntStream.range(0, WIDE).forEach(i -> code.visitInsn(Opcodes.NOP));
      code.visitInsn(Opcodes.ACONST_NULL);
      code.visitInsn(Opcodes.ATHROW);
    }
  }

  private BitSet protect() {
    code.enter(Fragments.NONE, 0);
    Map<Integer, Label> releasers = new LinkedHashMap<>();
    // From the inner locks to the outer ones, for what leaves a lock may hold another.
    for (int lock = program.outerLocks().size(); lock > 0; lock--) {
      if (code.anyHold(lock)) {
        releasers.put(lock, monitors.releaser(lock));
        code.enter(Fragments.NONE, 0);
      }
    }
    BitSet caught = new BitSet();
    for (Handler handler : program.handlers()) {
      int lock = program.blocks().get(handler.target()).lock();
      if (code.anyHold(lock, handler)) {
        caught.set(handler.target());
        if (live.get(handler.target())) {
          code.protect(handler, lock, labels[handler.target()]);
        }
      }
    }
    releasers.forEach(code::protectAll);
    return caught;
  }

  private void start() {
    program.fuel().writeStart(code, owner);
    store(Opcodes.LCONST_1, Opcodes.LSTORE, Local.HASH);
    store(Opcodes.ICONST_1, Opcodes.ISTORE, Local.INT);
    store(Opcodes.ICONST_5, Opcodes.ISTORE, Local.OTHER_INT);
    store(Opcodes.LCONST_1, Opcodes.LSTORE, Local.LONG);
    store(Opcodes.FCONST_2, Opcodes.FSTORE, Local.FLOAT);
    store(Opcodes.DCONST_1, Opcodes.DSTORE, Local.DOUBLE);
    code.visitInsn(Opcodes.ACONST_NULL);
    Value.OBJECT.store(code);
    code.visitIntInsn(Opcodes.BIPUSH, ARRAY_SIZE);
    code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_INT);
    code.visitVarInsn(Opcodes.ASTORE, Local.ARRAY);
    code.visitInsn(Opcodes.ACONST_NULL);
    Value.THROWABLE.store(code);
    code.enter(Fragments.NONE, 0);
    Block first = program.blocks().get(0);
    Block before = new Block(Fragments.NONE, 0, List.of(), List.of(), null);
    goOn(before, first, program.subroutine() != 0);
  }

  private void store(int constant, int opcode, int local) {
    code.visitInsn(constant);
    code.visitVarInsn(opcode, local);
  }

  private void subroutine(Block like) {
    code.enter(Fragments.NONE, like.lock());
    code.visitLabel(subroutine);
    code.visitVarInsn(Opcodes.ASTORE, Local.RETURN_ADDRESS);
    Operation.MIX_INT.write(code, null);
    Operation.LOOP.write(code, null);
    code.visitVarInsn(Opcodes.RET, Local.RETURN_ADDRESS);
  }

  /** Returns if there is none left. */
  private void fuel(Block block) {
    program
        .fuel()
        .writeUse(
            code,
            owner,
            () -> {
              giveBack();
              code.enter(block.number(), block.lock());
            });
  }

  private void giveBack() {
    Operation.KEEP.write(code, null);
    monitors.move(code.lock(), 0);
    code.visitVarInsn(Opcodes.LLOAD, Local.HASH);
    code.visitInsn(Opcodes.LRETURN);
  }

  private void end(Block block) {
    List<Integer> targets = block.ending().targets();
    switch (block.ending().kind()) {
      case RETURN -> giveBack();
      case THROW -> {
        code.visitVarInsn(Opcodes.ALOAD, Local.THROWABLE);
        code.visitInsn(Opcodes.ATHROW);
      }
      case GOTO -> endWith(block, targets.get(0));
      case TABLE_SWITCH, LOOKUP_SWITCH -> choose(block);
      default -> {
        Branches.test(code, block.ending().kind(), way(block, targets.get(0)));
        endWith(block, targets.get(1));
      }
    }
  }

  /** Goes on, without a jump if nothing lies between. */
  private void endWith(Block block, int target) {
    boolean isNext =
        target == live.nextSetBit(block.number() + 1)
            && target != program.subroutine()
            && block.number() != program.padding()
            && (program.isFarApart() || ways.isEmpty());
    goOn(block, program.blocks().get(target), isNext);
  }

  private void choose(Block block) {
    List<Integer> targets = block.ending().targets();
    Label[] cases =
        targets.subList(0, targets.size() - 1).stream()
            .map(target -> way(block, target))
            .toArray(Label[]::new);
    Label otherwise = way(block, targets.get(targets.size() - 1));
    Branches.choose(code, block.ending().kind(), otherwise, cases);
  }

  private Label way(Block from, int target) {
    Block to = program.blocks().get(target);
    if (from.fits(to)) {
      return labels[target];
    }
    Way way = new Way(new Label(), from, to);
    ways.add(way);
    return way.label;
  }

  private void writeWays() {
    for (Way way : ways) {
      code.enter(way.from.number(), way.from.lock());
      code.visitLabel(way.label);
      goOn(way.from, way.to, false);
    }
    ways.clear();
  }

  private void goOn(Block from, Block to, boolean isNext) {
    if (!from.stack().equals(to.stack())) {
      for (int i = from.stack().size() - 1; i >= 0; i--) {
        from.stack().get(i).pop(code);
      }
    }
    monitors.move(from.lock(), to.lock());
    if (!from.stack().equals(to.stack())) {
      to.stack().forEach(value -> value.push(code));
    }
    if (!isNext) {
      code.visitJumpInsn(Opcodes.GOTO, labels[to.number()]);
    }
  }
}
