/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;

/** Looks at the code of those methods of a class that have an exception table. */
final class HandlerCodeReader implements CodeAttributes.Visitor {
  private static final int TABLE_ENTRY = 8;

  private final byte[] bytes;
  private final CodeAttributes methods;
  private final Instruction instruction;
  private final CodeReach reach;
  private final LeavingJumps leavingJumps;
  private final HandlerTable table;
  private final HandlerLines lines;
  private final boolean byLines;

  /**
   * Creates a reader.
   *
   * @param byLines whether to write down the source lines of handlers; otherwise all calls
   * @throws RuntimeException if this is no class file
   */
  HandlerCodeReader(byte[] classFile, String[] checkpointOwnerPrefixes, boolean byLines) {
    bytes = classFile;
    methods = new CodeAttributes(bytes);
    instruction = new Instruction(bytes);
    reach = new CodeReach(bytes, instruction);
    leavingJumps =
        new LeavingJumps(bytes, methods.constants(), instruction, checkpointOwnerPrefixes);
    table = new HandlerTable(bytes, instruction);
    lines = new HandlerLines(bytes);
    this.byLines = byLines;
  }

  /**
   * Reads all methods.
   *
   * @throws RuntimeException if the class file is malformed
   */
  HandlerCode read() {
    methods.accept(this);
    return table.toHandlerCode();
  }

  @Override
  public void code(int method, int member, int code, int length) {
    int handlers = BigEndian.u2(bytes, code + length);
    if (handlers == 0) {
      return;
    }
    instruction.enter(code, length);
    reach.follow(length, code + length + 2, handlers);
    if (reach.foundHandlers()) {
      leavingJumps.giveAway(reach, code);
      table.addMethod(text(member + 2), text(member + 4));
      table.addRanges(reach);
      readLines(code + length + 2 + handlers * TABLE_ENTRY);
    }
  }

  private int text(int at) {
    return methods.constants().text(BigEndian.u2(bytes, at));
  }

  private void readLines(int attributes) {
    lines.enter(reach.length());
    for (int table : methods.named("LineNumberTable", attributes)) {
      lines.addTable(table);
    }
    if (byLines) {
      lines.writeTo(table, reach);
    } else {
      lines.writeCallsTo(table, instruction, reach.length());
    }
  }
}
