/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.CodeAttributes;
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
  /** The result for a place that is in no cleanup code. */
  public static final int NO_HANDLER = -1;

  /** The result if the code that runs is not the code that was read. */
  public static final int UNSURE = -2;

  /** For a class without cleanup code, or of which nothing is known. */
  public static final HandlerCode NONE =
      new HandlerCode(new byte[0], new int[0], CatchingCode.NONE);

  private final byte[] names;
  private final int[] rows;
  private final CatchingCode catching;

  /** Takes the names and rows of a {@link HandlerTable}. */
  HandlerCode(byte[] names, int[] rows) {
    this(names, rows, CatchingCode.NONE);
  }

  private HandlerCode(byte[] names, int[] rows, CatchingCode catching) {
    this.names = names;
    this.rows = rows;
    this.catching = catching;
  }

  /**
   * Reads a class file as the JVM will run it. Throws nothing; a malformed class file is {@link
   * #NONE}.
   *
   * @param stop the type of the error that stops a task
   * @param checkpointOwnerPrefixes the beginnings of the names, in the JVM's form, of the classes
   *     whose methods are checkpoints
   */
  public static HandlerCode of(byte[] classFile, StopType stop, String... checkpointOwnerPrefixes) {
    return read(classFile, stop, checkpointOwnerPrefixes, false);
  }

  /**
   * As {@link #of}, with source lines, for a JVM that tells only the line of a frame.
   *
   * @param stop the type of the error that stops a task
   * @param checkpointOwnerPrefixes the beginnings of the names, in the JVM's form, of the classes
   *     whose methods are checkpoints
   */
  public static HandlerCode ofLines(
      byte[] classFile, StopType stop, String... checkpointOwnerPrefixes) {
    return read(classFile, stop, checkpointOwnerPrefixes, true);
  }

  private static HandlerCode read(
      byte[] classFile, StopType stop, String[] prefixes, boolean withLines) {
    try {
      CodeAttributes methods = new CodeAttributes(classFile);
      HandlerCodeReader handlers = new HandlerCodeReader(classFile, methods, prefixes, withLines);
      CatchingCodeReader catching = new CatchingCodeReader(classFile, methods, withLines, stop);
      methods.accept(
          new CodeAttributes.Visitor() {
            @Override
            public void code(int method, int member, int code, int length) {
              handlers.code(method, member, code, length);
              catching.code(method, member, code, length);
            }
          });
      HandlerCode code = handlers.read();
      return new HandlerCode(code.names, code.rows, catching.read());
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

  /** The code of the class after it has caught an error, with places of the same kind. */
  public CatchingCode catching() {
    return catching;
  }

  /**
   * The entry of the handler to which the place belongs; {@link #NO_HANDLER} if it is in no cleanup
   * code.
   *
   * @param descriptor null for any method of that name; the first one with a handler at the place
   *     counts
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
   * As {@link #handlerAt}, for a frame: a place where a method was called, with the line that the
   * JVM tells. If the place is no call, or a call on another line, other code runs than the code
   * that was read: another agent has changed the class later, or the frame still runs the code from
   * before a reload. Then only the line counts, as in {@link #handlerAtLine}.
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

  /** Of several handlers, the last in the order of their entry, which is the innermost. */
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
   * As {@link #handlerAt}, by source line: the handler with code on this line; of several, the last
   * in the order of their entry, which is the innermost. A compiler gives all copies of a {@code
   * finally} block the same lines, so the copy at the normal end of a {@code try} cannot be
   * distinguished from cleanup code here. If the class was read without lines, only the lines of
   * calls are known. {@link #NO_HANDLER} also if the class has none.
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
