/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.Utf8;

/**
 * The cleanup code of a class: the code that only the entry of an exception handler leads to, that
 * is, {@code catch} blocks, and {@code finally} blocks where they run because of a throwable.
 * Immutable.
 *
 * <p>Code that is reached in another way, too, is not cleanup code: the copy of a {@code finally}
 * block at the normal end of a {@code try}, the code after a {@code try} statement, and a
 * subroutine of a {@code finally} block (before Java 6) that is called in both cases. A backward
 * jump out of a handler, as in a loop that catches everything and tries again, is not cleanup code
 * either, nor is its checkpoint: the cleanup is over there.
 *
 * <p>Each place in cleanup code belongs to one handler: the one that leads there over the fewest
 * exceptions and, among several, the one with the lowest entry. So the cleanup code of a {@code
 * try} within a {@code catch} block has its own handler. The code after that {@code try}, and a
 * jump back to it, belong to the {@code catch} block.
 *
 * <p>A class file that is malformed or of an unknown form counts as one without cleanup code.
 */
public final class HandlerCode {
  /** What is answered for a place that is in no cleanup code. */
  public static final int NO_HANDLER = -1;

  /** What is answered where the code that runs is not the code that was looked at. */
  public static final int UNSURE = -2;

  /** Of a class without cleanup code, or of which nothing is known. */
  public static final HandlerCode NONE =
      new HandlerCode(new byte[0], new int[0], CatchingCode.NONE);

  private final byte[] names;
  private final int[] rows;
  private final CatchingCode catching;

  /** Takes what a {@link HandlerTable} has written. */
  HandlerCode(byte[] names, int[] rows) {
    this(names, rows, CatchingCode.NONE);
  }

  private HandlerCode(byte[] names, int[] rows, CatchingCode catching) {
    this.names = names;
    this.rows = rows;
    this.catching = catching;
  }

  /**
   * Looks at a class as the JVM will run it. Throws nothing.
   *
   * @param stop what is thrown to stop a task
   * @param checkpointOwnerPrefixes how the names of the classes begin whose methods are
   *     checkpoints, in the JVM's form
   */
  public static HandlerCode of(byte[] classFile, StopType stop, String... checkpointOwnerPrefixes) {
    return read(classFile, stop, checkpointOwnerPrefixes, false);
  }

  /**
   * The same, and remembers source lines, for a JVM that tells of a frame no more than its line.
   *
   * @param stop what is thrown to stop a task
   * @param checkpointOwnerPrefixes how the names of the classes begin whose methods are
   *     checkpoints, in the JVM's form
   */
  public static HandlerCode ofLines(
      byte[] classFile, StopType stop, String... checkpointOwnerPrefixes) {
    return read(classFile, stop, checkpointOwnerPrefixes, true);
  }

  private static HandlerCode read(
      byte[] classFile, StopType stop, String[] prefixes, boolean withLines) {
    try {
      HandlerCode code = new HandlerCodeReader(classFile, prefixes, withLines).read();
      return new HandlerCode(
          code.names, code.rows, new CatchingCodeReader(classFile, withLines, stop).read());
    } catch (RuntimeException malformed) {
      // The JVM will say so, to whom it concerns.
      return NONE;
    }
  }

  /** Whether the class has no cleanup code. */
  public boolean isEmpty() {
    return rows.length == 0;
  }

  /** Whether the class has no cleanup code, catches no errors and has no loops. */
  public boolean saysNothing() {
    return isEmpty() && catching.isEmpty();
  }

  /** What the class does after it has caught an error, told in the same form of place. */
  public CatchingCode catching() {
    return catching;
  }

  /**
   * Where the handler is entered that the place belongs to; {@link #NO_HANDLER} if it is in no
   * cleanup code.
   *
   * @param descriptor null for any method of that name; the first counts that has a handler there
   */
  public int handlerAt(String methodName, String descriptor, int byteCodeIndex) {
    for (int row = 0; row < rows.length; row = rows[row + HandlerTable.CALLS_END]) {
      if (isMethod(row, methodName, descriptor)) {
        int handler = handlerAt(row, byteCodeIndex);
        if (handler != NO_HANDLER) {
          return handler;
        }
      }
    }
    return NO_HANDLER;
  }

  private int handlerAt(int row, int byteCodeIndex) {
    int end = rows[row + HandlerTable.RANGES_END];
    for (int at = row + HandlerTable.HEADER; at < end; at += HandlerTable.RANGE) {
      if (rows[at] <= byteCodeIndex && byteCodeIndex < rows[at + 1]) {
        return rows[at + 2];
      }
    }
    return NO_HANDLER;
  }

  /**
   * The same of a frame: of a place where a method was called, and for which the JVM tells a line.
   * Where that is no call, or one of another line, other code runs than was looked at: an agent
   * that came later has changed the class, or the frame still runs the code from before it was
   * reloaded. Then the line alone counts, as in {@link #handlerAtLine}.
   *
   * @param descriptor null for any method of that name
   * @param line negative if it is not known
   * @return the handler's entry, {@link #NO_HANDLER}, or {@link #UNSURE} if other code runs and
   *     there is no line
   */
  public int handlerOfFrame(String methodName, String descriptor, int byteCodeIndex, int line) {
    boolean hasMethod = false;
    boolean isKnown = false;
    for (int row = 0; row < rows.length; row = rows[row + HandlerTable.CALLS_END]) {
      if (isMethod(row, methodName, descriptor)) {
        hasMethod = true;
        if (isCall(row, byteCodeIndex, line)) {
          isKnown = true;
          int handler = handlerAt(row, byteCodeIndex);
          if (handler != NO_HANDLER) {
            return handler;
          }
        }
      }
    }
    if (isKnown || !hasMethod) {
      return NO_HANDLER;
    }
    return line < 0 ? UNSURE : handlerOfCallsAtLine(methodName, descriptor, line);
  }

  private boolean isCall(int row, int byteCodeIndex, int line) {
    int end = rows[row + HandlerTable.CALLS_END];
    for (int at = rows[row + HandlerTable.LINES_END]; at < end; at++) {
      if (HandlerTable.placeOf(rows[at]) == byteCodeIndex) {
        int known = HandlerTable.lineOf(rows[at]);
        return line < 0 || known == 0 || known == line;
      }
    }
    return false;
  }

  /** Of several, the last in the order in which they are entered, the innermost. */
  private int handlerOfCallsAtLine(String methodName, String descriptor, int line) {
    int last = NO_HANDLER;
    for (int row = 0; row < rows.length; row = rows[row + HandlerTable.CALLS_END]) {
      if (isMethod(row, methodName, descriptor)) {
        int end = rows[row + HandlerTable.CALLS_END];
        for (int at = rows[row + HandlerTable.LINES_END]; at < end; at++) {
          if (HandlerTable.lineOf(rows[at]) == line) {
            last = Math.max(last, handlerAt(row, HandlerTable.placeOf(rows[at])));
          }
        }
      }
    }
    return last;
  }

  /**
   * The same by source line: the handler that has code of this line; of several, the last in the
   * order in which they are entered, the innermost. A compiler gives all copies of a {@code
   * finally} block the same lines, so the copy that ends a {@code try} in peace cannot be told from
   * cleanup code here. If lines were not asked for, only those of calls are known. {@link
   * #NO_HANDLER} also if the class has none.
   */
  public int handlerAtLine(String methodName, int line) {
    for (int row = 0; row < rows.length; row = rows[row + HandlerTable.CALLS_END]) {
      if (isMethod(row, methodName, null)) {
        int end = rows[row + HandlerTable.LINES_END];
        for (int at = rows[row + HandlerTable.RANGES_END]; at < end; at += HandlerTable.LINE) {
          if (rows[at] == line) {
            return rows[at + 1];
          }
        }
      }
    }
    return line < 0 ? NO_HANDLER : handlerOfCallsAtLine(methodName, null, line);
  }

  private boolean isMethod(int row, String methodName, String descriptor) {
    return Utf8.equal(names, rows[row + HandlerTable.NAME], methodName)
        && (descriptor == null
            || Utf8.equal(names, rows[row + HandlerTable.DESCRIPTOR], descriptor));
  }
}
