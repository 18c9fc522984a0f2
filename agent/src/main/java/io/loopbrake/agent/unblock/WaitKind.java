/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

/** One kind of waits: the methods in which they occur, and the means that end them. Thread-safe. */
interface WaitKind {
  /**
   * Whether a class may have such methods. Called for every class that is loaded, so it must be
   * quick.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   */
  boolean mayBeIn(ClassLoader loader, String internalName, byte[] classFile);

  /** Whether a class that is loaded already may have such methods. */
  boolean mayBeIn(Class<?> loaded);

  /**
   * Whether a method is one of them.
   *
   * @param internalName the name of a class for which {@link #mayBeIn} holds
   * @param exceptions the declared exceptions in the JVM's form; null for none
   */
  boolean isIn(String internalName, String name, String descriptor, String[] exceptions);

  /** Whether a frame of a method with this name may be in a wait. */
  boolean isNamed(String methodName);

  /** The means to end a wait in a method of this object; null if the object is of another kind. */
  Release releaseOf(Object on);

  /** Ends one wait. */
  interface Release {
    /**
     * Ends the wait. May block, because it runs code of a driver or of the JDK.
     *
     * @throws Exception any exception of the driver or the JDK
     */
    void run() throws Exception;

    /** The object, such as "the statement of class ...". */
    String what();

    /** The action, as a participle such as "closed". */
    String done();
  }
}
