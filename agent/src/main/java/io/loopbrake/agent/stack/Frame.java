/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/** One frame of a stack. Immutable. */
public final class Frame {
  /** Stands for a byte-code index or a line that is not known. */
  public static final int UNKNOWN = -1;

  private final String className;
  private final String methodName;
  private final String descriptor;
  private final int byteCodeIndex;
  private final int line;

  /**
   * Creates a frame.
   *
   * @param className in Java's form
   * @param descriptor null where the JVM does not tell
   * @param byteCodeIndex {@link #UNKNOWN} where the JVM does not tell
   * @param line {@link #UNKNOWN} where the class file does not tell
   */
  public Frame(
      String className, String methodName, String descriptor, int byteCodeIndex, int line) {
    this.className = className;
    this.methodName = methodName;
    this.descriptor = descriptor;
    this.byteCodeIndex = byteCodeIndex;
    this.line = line;
  }

  public String className() {
    return className;
  }

  public String methodName() {
    return methodName;
  }

  /** Null where the JVM does not tell. */
  public String descriptor() {
    return descriptor;
  }

  public int byteCodeIndex() {
    return byteCodeIndex;
  }

  public int line() {
    return line;
  }

  /** Whether both are of the same method, as far as is known. */
  public boolean isOfSameMethodAs(Frame other) {
    return methodName.equals(other.methodName)
        && className.equals(other.className)
        && (descriptor == null || descriptor.equals(other.descriptor));
  }

  /** Whether both are at the same place of the same method, as far as is known. */
  public boolean isAtSamePlaceAs(Frame other) {
    return byteCodeIndex == other.byteCodeIndex && line == other.line && isOfSameMethodAs(other);
  }

  /** Such as {@code com.acme.Job.run:42}; the line is left out where it is unknown. */
  @Override
  public String toString() {
    return className + "." + methodName + (line < 0 ? "" : ":" + line);
  }
}
