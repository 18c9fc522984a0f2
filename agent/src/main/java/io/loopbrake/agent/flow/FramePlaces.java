/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.BigEndian;
import io.loopbrake.agent.classfile.CodeAttributes;

/**
 * Finds the byte code index and the descriptor of a frame if the JVM reports only its line, as it
 * does for other threads.
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

  /**
   * The descriptor of the method with this name and line.
   *
   * @return null if no method of that name has the line, or several have it
   * @throws RuntimeException if the class file is malformed
   */
  public static String descriptorOf(byte[] classFile, String methodName, int line) {
    Search search = new Search(classFile, methodName, line);
    return search.methods == 1 ? search.descriptor() : null;
  }

  private static final class Search implements CodeAttributes.Visitor {
    private final byte[] bytes;
    private final CodeAttributes code;
    private final String methodName;
    private final int line;
    private int first = UNKNOWN;
    private int lastCall = UNKNOWN;
    private int calls;
    private int methods;
    private int lastMethod;

    Search(byte[] classFile, String methodName, int line) {
      this.bytes = classFile;
      this.code = new CodeAttributes(classFile);
      this.methodName = methodName;
      this.line = line;
      code.accept(this);
    }

    @Override
    public void code(int method, int member, int start, int length) {
      if (!code.constants().isText(BigEndian.u2(bytes, member + 2), methodName)) {
        return;
      }
      boolean onLine = false;
      CodeLines lines = new CodeLines(bytes, code, start, length);
      Instruction instruction = new Instruction(bytes);
      instruction.enter(start, length);
      for (int pc = 0; pc < length; pc = instruction.next()) {
        instruction.read(pc);
        if (lines.of(pc) == line) {
          onLine = true;
          first = first == UNKNOWN ? pc : first;
          int opcode = BigEndian.u1(bytes, start + pc);
          if (opcode >= FIRST_INVOKE && opcode <= LAST_INVOKE) {
            lastCall = pc;
            calls++;
          }
        }
      }
      if (onLine) {
        methods++;
        lastMethod = member;
      }
    }

    String descriptor() {
      return code.constants().string(BigEndian.u2(bytes, lastMethod + 4));
    }
  }
}
