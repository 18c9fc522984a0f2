/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counts the jumps back by which code can go round without a checkpoint, whatever was written
 * around its loops. Shares nothing with the agent but the names of what it calls.
 *
 * <p>An instruction that calls a checkpoint ends the way. So does the jump that ends a strip: one
 * whose comparison reads a local variable that gets its value from {@code limitUp} or {@code
 * limitDown}, or a constant directly after a gate. It lets the code go round a few thousand times.
 */
final class UnbrakedJumps extends MethodVisitor {
  private static final int API = Opcodes.ASM9;
  private static final int MAJOR_VERSION = 6;
  private static final String RUNTIME = "java/lang/$Loopbrake";
  private static final String GATES = "java/lang/invoke/$Loopbrake$Gates";

  /** What matters of an instruction. */
  private enum Kind {
    OTHER,
    CONSTANT,
    CHECKPOINT,
    GATE,
    LIMIT,
    LOAD,
    STORE,
    JUMP,
    END
  }

  private final List<Kind> kinds = new ArrayList<>();
  private final List<Integer> locals = new ArrayList<>();
  private final List<Label[]> jumps = new ArrayList<>();
  private final Map<Label, Integer> places = new IdentityHashMap<>();
  private final BitSet ends = new BitSet();
  private final int[] count;

  private UnbrakedJumps(int[] count) {
    super(API);
    this.count = count;
  }

  /** Counts those of all methods of a class. */
  static int in(byte[] classFile) {
    byte[] copy = classFile.clone();
    // The reader refuses versions that it does not know; of code, none has changed anything.
    copy[MAJOR_VERSION] = 0;
    copy[MAJOR_VERSION + 1] = Opcodes.V1_8;
    int[] count = new int[1];
    new ClassReader(copy)
        .accept(
            new ClassVisitor(API) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new UnbrakedJumps(count);
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return count[0];
  }

  private void add(Kind kind, int local, Label... targets) {
    kinds.add(kind);
    locals.add(local);
    jumps.add(targets);
  }

  @Override
  public void visitLabel(Label label) {
    places.put(label, kinds.size());
  }

  @Override
  public void visitInsn(int opcode) {
    boolean ending = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    if (ending || opcode == Opcodes.ATHROW) {
      add(Kind.END, -1);
    } else {
      add(opcode <= Opcodes.ICONST_5 ? Kind.CONSTANT : Kind.OTHER, -1);
    }
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    add(opcode == Opcodes.NEWARRAY ? Kind.OTHER : Kind.CONSTANT, -1);
  }

  @Override
  public void visitLdcInsn(Object value) {
    add(Kind.CONSTANT, -1);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    if (opcode == Opcodes.RET) {
      add(Kind.END, -1);
    } else {
      boolean loads = opcode == Opcodes.ILOAD;
      add(loads ? Kind.LOAD : opcode == Opcodes.ISTORE ? Kind.STORE : Kind.OTHER, local);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (owner.equals(GATES)) {
      add(Kind.GATE, -1);
    } else if (owner.equals(RUNTIME)) {
      add(name.startsWith("limit") ? Kind.LIMIT : checkpointOrTask(name), -1);
    } else {
      add(Kind.OTHER, -1);
    }
  }

  private static Kind checkpointOrTask(String name) {
    return name.equals("checkpoint") || name.equals("called") ? Kind.CHECKPOINT : Kind.OTHER;
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    if (opcode == Opcodes.GOTO) {
      ends.set(kinds.size());
    }
    add(Kind.JUMP, -1, target);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label other, Label... targets) {
    visitLookupSwitchInsn(other, null, targets);
  }

  @Override
  public void visitLookupSwitchInsn(Label other, int[] keys, Label[] targets) {
    ends.set(kinds.size());
    Label[] all = Arrays.copyOf(targets, targets.length + 1);
    all[targets.length] = other;
    add(Kind.JUMP, -1, all);
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    add(Kind.OTHER, -1);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    add(Kind.OTHER, -1);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    add(Kind.OTHER, -1);
  }

  @Override
  public void visitIincInsn(int local, int increment) {
    add(Kind.OTHER, -1);
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    add(Kind.OTHER, -1);
  }

  @Override
  public void visitEnd() {
    BitSet braked = braked();
    for (int i = 0; i < kinds.size(); i++) {
      for (Label target : jumps.get(i)) {
        if (places.get(target) <= i && !braked.get(i) && leads(places.get(target), i, braked)) {
          count[0]++;
          break;
        }
      }
    }
  }

  /** The instructions at which a way round ends. */
  private BitSet braked() {
    BitSet variables = stripVariables();
    BitSet braked = new BitSet();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      boolean endsStrip = kind == Kind.JUMP && (reads(i - 1, variables) || reads(i - 2, variables));
      if (kind == Kind.GATE || kind == Kind.CHECKPOINT || kind == Kind.END || endsStrip) {
        braked.set(i);
      }
    }
    return braked;
  }

  private BitSet stripVariables() {
    BitSet variables = new BitSet();
    for (int i = 2; i < kinds.size(); i++) {
      boolean counts = kinds.get(i - 1) == Kind.CONSTANT && kinds.get(i - 2) == Kind.GATE;
      if (kinds.get(i) == Kind.STORE && (counts || kinds.get(i - 1) == Kind.LIMIT)) {
        variables.set(locals.get(i));
      }
    }
    return variables;
  }

  private boolean reads(int instruction, BitSet variables) {
    return instruction >= 0
        && kinds.get(instruction) == Kind.LOAD
        && variables.get(locals.get(instruction));
  }

  /** Whether there is a way from one instruction to another past no brake. */
  private boolean leads(int from, int to, BitSet braked) {
    BitSet seen = (BitSet) braked.clone();
    BitSet left = new BitSet();
    left.set(from);
    for (int i = from; i >= 0; i = left.nextSetBit(0)) {
      left.clear(i);
      if (i == to) {
        return true;
      }
      if (!seen.get(i)) {
        seen.set(i);
        for (Label target : jumps.get(i)) {
          left.set(places.get(target));
        }
        if (!ends.get(i)) {
          left.set(i + 1);
        }
      }
    }
    return false;
  }
}
