/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;

/**
 * Finds the byte code index of a frame if the JVM reports only its line, as it does for other
 * threads.
 */
public final class FramePlaces {
  /** The index cannot be found from the line. */
  public static final int UNKNOWN = -1;

  private static final int FIRST_INVOKE = 0xb6;
  private static final int LAST_INVOKE = 0xba;

  private FramePlaces() {}

  /**
   * The index of the call on a line of a method.
   *
   * @param methodName the name of the method; if several have it, all are searched
   * @return {@link #UNKNOWN} if no call, or more than one, is on the line
   * @throws RuntimeException if the class file is malformed
   */
  public static int ofCall(byte[] classFile, String methodName, int line) {
    Search search = new Search(classFile, methodName, line);
    return search.calls == 1 ? search.lastCall : UNKNOWN;
  }

  /**
   * The index of the first instruction on a line of a method.
   *
   * @return {@link #UNKNOWN} if no method of that name has such a line
   * @throws RuntimeException if the class file is malformed
   */
  public static int ofLine(byte[] classFile, String methodName, int line) {
    return new Search(classFile, methodName, line).first;
  }

  private static final class Search implements CodeAttributes.Visitor {
    private final byte[] bytes;
    private final CodeAttributes methods;
    private final String methodName;
    private final int line;
    private int first = UNKNOWN;
    private int lastCall = UNKNOWN;
    private int calls;

    Search(byte[] classFile, String methodName, int line) {
      this.bytes = classFile;
      this.methods = new CodeAttributes(classFile);
      this.methodName = methodName;
      this.line = line;
      methods.accept(this);
    }

    @Override
    public void code(int method, int member, int code, int length) {
      if (!methods.constants().isText(BigEndian.u2(bytes, member + 2), methodName)) {
        return;
      }
      CodeLines lines = new CodeLines(bytes, methods, code, length);
      Instruction instruction = new Instruction(bytes);
      instruction.enter(code, length);
      for (int pc = 0; pc < length; pc = instruction.next()) {
        instruction.read(pc);
        if (lines.of(pc) == line) {
          first = first == UNKNOWN ? pc : first;
          int opcode = BigEndian.u1(bytes, code + pc);
          if (opcode >= FIRST_INVOKE && opcode <= LAST_INVOKE) {
            lastCall = pc;
            calls++;
          }
        }
      }
    }
  }
}
