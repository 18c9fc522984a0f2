/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/**
 * Walks through a class file (JVMS 4.1) and looks at the code of those methods that have an
 * exception table. Reads the bytes as they are: it runs for every class that is loaded.
 */
final class HandlerCodeReader {
  private static final int MAGIC = 0xcafebabe;
  private static final int MINOR_VERSION = 4;
  private static final int MAJOR_VERSION = 6;
  private static final int FIRST_MAJOR_VERSION = 45;
  private static final int LAST_MINOR_VERSION_OF_SHORT_CODE = 2;
  private static final int MEMBER_HEADER = 8;
  private static final int ATTRIBUTE_HEADER = 6;
  private static final int TABLE_ENTRY = 8;
  private static final int LONGEST_CODE = 0xffff;

  private final byte[] bytes;
  private final ConstantPool constants;
  private final Instruction instruction;
  private final CodeReach reach;
  private final LeavingJumps leavingJumps;
  private final HandlerTable table;
  private final HandlerLines lines;

  /**
   * Creates a reader.
   *
   * @param withLines whether to write down source lines, too
   * @throws RuntimeException if this is no class file
   */
  HandlerCodeReader(byte[] classFile, String checkpointOwnerPrefix, boolean withLines) {
    bytes = classFile;
    if (BigEndian.s4(bytes, 0) != MAGIC) {
      throw new IllegalStateException("not a class file");
    }
    constants = new ConstantPool(bytes);
    instruction = new Instruction(bytes);
    reach = new CodeReach(bytes, instruction);
    leavingJumps = new LeavingJumps(bytes, constants, instruction, checkpointOwnerPrefix);
    table = new HandlerTable(bytes, instruction);
    lines = withLines ? new HandlerLines(bytes) : null;
  }

  /**
   * Reads all methods.
   *
   * @throws RuntimeException if the class file is malformed
   */
  HandlerCode read() {
    int interfaces = constants.end() + 6;
    int at = interfaces + 2 + 2 * BigEndian.u2(bytes, interfaces);
    at = readMembers(at, false);
    readMembers(at, true);
    return table.toHandlerCode();
  }

  /** Returns where the fields or methods end. */
  private int readMembers(int start, boolean methods) {
    int at = start + 2;
    for (int left = BigEndian.u2(bytes, start); left > 0; left--) {
      int member = at;
      at += MEMBER_HEADER;
      for (int attributes = BigEndian.u2(bytes, at - 2); attributes > 0; attributes--) {
        if (methods && constants.isText(BigEndian.u2(bytes, at), "Code")) {
          readCode(member, at + ATTRIBUTE_HEADER);
        }
        at = behindAttribute(at);
      }
    }
    return at;
  }

  private int behindAttribute(int at) {
    int length = BigEndian.s4(bytes, at + 2);
    if (length < 0) {
      throw new IllegalStateException("an attribute of more than 2 GB");
    }
    return at + ATTRIBUTE_HEADER + length;
  }

  private void readCode(int method, int at) {
    boolean isShort = hasShortCode();
    int length = isShort ? BigEndian.u2(bytes, at + 2) : BigEndian.s4(bytes, at + 4);
    int code = at + (isShort ? 4 : 8);
    if (length <= 0 || length > LONGEST_CODE) {
      throw new IllegalStateException("code of " + length + " bytes");
    }
    int handlers = BigEndian.u2(bytes, code + length);
    if (handlers == 0) {
      return;
    }
    instruction.enter(code, length);
    reach.follow(length, code + length + 2, handlers);
    if (reach.foundHandlers()) {
      leavingJumps.giveAway(reach, code);
      table.addMethod(
          constants.text(BigEndian.u2(bytes, method + 2)),
          constants.text(BigEndian.u2(bytes, method + 4)));
      table.addRanges(reach);
      if (lines != null) {
        readLines(code + length + 2 + handlers * TABLE_ENTRY);
      }
    }
  }

  /** Sizes were one byte or two, before Java 1.0.2; the JVM still knows. */
  private boolean hasShortCode() {
    int major = BigEndian.u2(bytes, MAJOR_VERSION);
    return major < FIRST_MAJOR_VERSION
        || major == FIRST_MAJOR_VERSION
            && BigEndian.u2(bytes, MINOR_VERSION) <= LAST_MINOR_VERSION_OF_SHORT_CODE;
  }

  private void readLines(int start) {
    lines.enter(reach.length());
    int at = start + 2;
    for (int attributes = BigEndian.u2(bytes, start); attributes > 0; attributes--) {
      if (constants.isText(BigEndian.u2(bytes, at), "LineNumberTable")) {
        lines.addTable(at + ATTRIBUTE_HEADER);
      }
      at = behindAttribute(at);
    }
    lines.writeTo(table, reach);
  }
}
