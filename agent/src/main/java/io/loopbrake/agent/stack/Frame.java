/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.stack;

/** One call on the stack of a thread at the moment at which the stack was read. Immutable. */
public final class Frame {
  /** Stands for a number that the JVM does not tell. */
  public static final int UNKNOWN = -1;

  private final String className;
  private final String methodName;
  private final String descriptor;
  private final int byteCodeIndex;
  private final int line;
  private final int depth;

  /**
   * Creates a frame.
   *
   * @param className in Java's form
   * @param descriptor of the method; null if it is not known
   * @param byteCodeIndex of the instruction that is being executed, or {@link #UNKNOWN}
   * @param line the source line, or {@link #UNKNOWN}
   * @param depth how many frames lie below this one, or {@link #UNKNOWN}
   */
  public Frame(
      String className,
      String methodName,
      String descriptor,
      int byteCodeIndex,
      int line,
      int depth) {
    this.className = className;
    this.methodName = methodName;
    this.descriptor = descriptor;
    this.byteCodeIndex = byteCodeIndex;
    this.line = line;
    this.depth = depth;
  }

  /** The class of the method, in Java's form. */
  public String className() {
    return className;
  }

  /** The method's name. */
  public String methodName() {
    return methodName;
  }

  /** The method's descriptor; null if it is not known. */
  public String descriptor() {
    return descriptor;
  }

  /**
   * The index of the instruction that is being executed; {@link #UNKNOWN} also in native methods.
   */
  public int byteCodeIndex() {
    return byteCodeIndex;
  }

  /** The source line; {@link #UNKNOWN} also far down a stack where the byte code index is known. */
  public int line() {
    return line;
  }

  /**
   * The number of frames below this one. It does not change as long as the method runs. {@link
   * #UNKNOWN} if the stack is deeper than the JVM tells.
   */
  public int depth() {
    return depth;
  }

  /**
   * Whether both are of the same method, as far as is known. Symmetric: methods of one name are
   * told apart only if both descriptors are known.
   */
  public boolean isOfSameMethodAs(Frame other) {
    return methodName.equals(other.methodName)
        && className.equals(other.className)
        && (descriptor == null || other.descriptor == null || descriptor.equals(other.descriptor));
  }

  /** Whether both are at the same place of the same method, as far as is known. Symmetric. */
  public boolean isAtSamePlaceAs(Frame other) {
    if (!isOfSameMethodAs(other)) {
      return false;
    }
    if (byteCodeIndex != UNKNOWN && other.byteCodeIndex != UNKNOWN) {
      return byteCodeIndex == other.byteCodeIndex;
    }
    boolean mixed = byteCodeIndex != other.byteCodeIndex;
    return line == other.line || mixed && (line == UNKNOWN || other.line == UNKNOWN);
  }

  /** Such as {@code com.acme.Job.run:42}; the line is left out where it is unknown. */
  @Override
  public String toString() {
    return className + "." + methodName + (line == UNKNOWN ? "" : ":" + line);
  }
}
