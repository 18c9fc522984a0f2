/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

/** One kind of waits: the methods in which they occur, and the means that end them. Thread-safe. */
interface WaitKind {
  /** Whether a class may have such methods. Asked of every class that is loaded, so it is quick. */
  boolean mayBeIn(ClassLoader loader, String internalName, byte[] classFile);

  /** Whether a class that is loaded already may have them. */
  boolean mayBeIn(Class<?> loaded);

  /**
   * Whether a method is one of them.
   *
   * @param internalName the name of a class for which {@link #mayBeIn} holds
   * @param exceptions what it declares, null for nothing
   */
  boolean isIn(String internalName, String name, String descriptor, String[] exceptions);

  /** Whether a frame of a method with this name can be that of a wait. */
  boolean isNamed(String methodName);

  /** What ends a wait in a method of this object; null if it is of another kind. */
  Release releaseOf(Object on);

  /** Ends one wait. */
  interface Release {
    /**
     * Does so, in its own time.
     *
     * @throws Exception whatever the driver or the JDK has to say
     */
    void run() throws Exception;

    /** What is released, such as "the statement of class ...". */
    String what();

    /** What is done to it, such as "closed". */
    String done();
  }
}
