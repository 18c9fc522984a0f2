/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.gate.RuntimeClass;
import java.util.Collection;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Counts the back-edges in class files, and those of them that come directly after a checkpoint.
 * Reads the bytes of the code (JVMS 6.5) and shares nothing with the agent, so that the one can
 * check what the other says of itself.
 */
public final class BackEdgeCount {
  private static final int IINC = 132;
  private static final int IFEQ = 153;
  private static final int JSR = 168;
  private static final int TABLESWITCH = 170;
  private static final int LOOKUPSWITCH = 171;
  private static final int INVOKESTATIC = 184;
  private static final int WIDE = 196;
  private static final int IFNULL = 198;
  private static final int GOTO_W = 200;
  private static final int JSR_W = 201;
  private static final int CALL_LENGTH = 3;
  private static final int MAJOR_VERSION = 6;

  /** The lengths of the instructions by opcode; 0 where it depends. */
  private static final String LENGTHS =
      "11111111111111112323322222111111111111111111111111"
          + "11112222211111111111111111111111111111111111111111"
          + "11111111111111111111111111111111311111111111111111"
          + "11133333333333333332001111113333333553231133110433"
          + "55";

  private ClassReader reader;
  private char[] buffer;
  private int backEdges;
  private int guarded;
  private int subroutineCalls;
  private boolean backward;

  private BackEdgeCount() {}

  /** Counts those of some classes. */
  public static BackEdgeCount of(Collection<byte[]> classFiles) {
    BackEdgeCount count = new BackEdgeCount();
    classFiles.forEach(count::add);
    return count;
  }

  private void add(byte[] classFile) {
    byte[] copy = classFile.clone();
    // The reader refuses versions that it does not know; of code, none has changed anything.
    copy[MAJOR_VERSION] = 0;
    copy[MAJOR_VERSION + 1] = Opcodes.V1_8;
    reader = new ClassReader(copy);
    buffer = new char[reader.getMaxStringLength()];
    int fields = reader.header + 8 + 2 * reader.readUnsignedShort(reader.header + 6);
    int methods = members(fields);
    members(methods);
  }

  public int backEdges() {
    return backEdges;
  }

  /** Those with a checkpoint. */
  public int guarded() {
    return guarded;
  }

  /** How many {@code jsr} there are, which compilers gave up with Java 6. */
  int subroutineCalls() {
    return subroutineCalls;
  }

  /** Reads the fields or the methods; returns where what follows them begins. */
  private int members(int start) {
    int at = start + 2;
    for (int left = reader.readUnsignedShort(start); left > 0; left--) {
      int attributes = reader.readUnsignedShort(at + 6);
      at += 8;
      for (; attributes > 0; attributes--) {
        if (reader.readUTF8(at, buffer).equals("Code")) {
          int code = at + 14;
          code(code, code + reader.readInt(at + 10));
        }
        at += 6 + reader.readInt(at + 2);
      }
    }
    return at;
  }

  private void code(int start, int end) {
    int previous = start;
    int at = start;
    while (at < end) {
      backward = false;
      int next = instruction(at, start);
      if (backward) {
        backEdges++;
        guarded += previous == at - CALL_LENGTH && isCheckpoint(previous) ? 1 : 0;
      }
      previous = at;
      at = next;
    }
  }

  /** Returns where the next instruction begins. */
  private int instruction(int at, int start) {
    int opcode = reader.readByte(at);
    int operands = at + 4 - (at - start) % 4;
    switch (opcode) {
      case TABLESWITCH:
        int entries = reader.readInt(operands + 8) - reader.readInt(operands + 4) + 1;
        return targets(operands, operands + 12, entries, 4);
      case LOOKUPSWITCH:
        return targets(operands, operands + 12, reader.readInt(operands + 4), 8);
      case WIDE:
        return at + (reader.readByte(at + 1) == IINC ? 6 : 4);
      default:
        jump(opcode, at);
        return at + LENGTHS.charAt(opcode) - '0';
    }
  }

  private void jump(int opcode, int at) {
    if (isJump(opcode)) {
      boolean isWide = opcode == GOTO_W || opcode == JSR_W;
      backward = (isWide ? reader.readInt(at + 1) : reader.readShort(at + 1)) <= 0;
      subroutineCalls += opcode == JSR || opcode == JSR_W ? 1 : 0;
    }
  }

  private static boolean isJump(int opcode) {
    return opcode >= IFEQ && opcode <= JSR || opcode >= IFNULL;
  }

  private int targets(int defaultTarget, int first, int count, int step) {
    backward = reader.readInt(defaultTarget) <= 0;
    for (int i = 0; i < count; i++) {
      backward |= reader.readInt(first + i * step) <= 0;
    }
    // The keys of a lookupswitch come before their targets, so the last target ends it.
    return first + count * step - (step - 4);
  }

  private boolean isCheckpoint(int at) {
    if (reader.readByte(at) != INVOKESTATIC) {
      return false;
    }
    int method = reader.getItem(reader.readUnsignedShort(at + 1));
    int nameAndType = reader.getItem(reader.readUnsignedShort(method + 2));
    String called = reader.readClass(method, buffer) + "." + reader.readUTF8(nameAndType, buffer);
    return called.equals(RuntimeClass.INTERNAL_NAME + "." + RuntimeClass.CHECKPOINT)
        || called.equals(RuntimeClass.INTERNAL_NAME + "." + RuntimeClass.CALLED)
        || called.matches("java/lang/invoke/\\$Loopbrake\\$Gates\\.pass\\d+");
  }
}
