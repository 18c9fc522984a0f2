/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

/** A method at whose entry a checkpoint can be planted. Immutable. */
final class Callee {
  private final Class<?> type;
  private final String name;
  private final String descriptor;

  Callee(Class<?> type, String name, String descriptor) {
    this.type = type;
    this.name = name;
    this.descriptor = descriptor;
  }

  Class<?> type() {
    return type;
  }

  /** Name and descriptor without a gap. */
  String member() {
    return name + descriptor;
  }

  boolean hasNoParameters() {
    return descriptor.startsWith("()");
  }

  /** Class and method as in a stack trace. */
  String place() {
    return type.getName() + "." + name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Callee
        && ((Callee) other).type == type
        && ((Callee) other).member().equals(member());
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(type) + name.hashCode();
  }

  @Override
  public String toString() {
    return place();
  }
}
