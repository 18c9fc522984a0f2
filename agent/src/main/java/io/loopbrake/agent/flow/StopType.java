/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.classfile.ConstantPool;

/**
 * The type of the stop error, by which the handlers of a method catch it or not (JVMS 2.10, 4.7.3).
 */
public enum StopType {
  /** A {@link Error} of a class that no application names. */
  ERROR("java/lang/Error"),

  /** A {@link java.util.concurrent.CancellationException}. */
  EXCEPTION(
      "java/lang/Exception",
      "java/lang/RuntimeException",
      "java/lang/IllegalStateException",
      "java/util/concurrent/CancellationException");

  private final String[] superclasses;

  StopType(String... superclasses) {
    this.superclasses = superclasses;
  }

  /**
   * Whether a handler of this type catches the error.
   *
   * @param type the index of a class in the constant pool
   */
  boolean isCaughtAs(ConstantPool constants, int type) {
    if (constants.isClass(type, "java/lang/Throwable")) {
      return true;
    }
    for (String superclass : superclasses) {
      if (constants.isClass(type, superclass)) {
        return true;
      }
    }
    return false;
  }
}
