/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

/**
 * The class that tight and counted loops call, with a method for each gate. HotSpot's compilers
 * treat the target of a {@link java.lang.invoke.MutableCallSite} as a constant ({@code
 * ciField::is_call_site_target}), and throw away the code that relies on it when it is set anew:
 * while a gate is not armed the call is compiled into nothing.
 *
 * <pre>{@code
 * package java.lang.invoke;
 *
 * public final class $Loopbrake$Gates {
 *   private static final MethodHandle idle = ... // some handle
 *   private static final MutableCallSite[] sites = new MutableCallSite[256];
 *   private static final MutableCallSite site7 = sites[7] = new MutableCallSite(idle);
 *
 *   @ForceInline
 *   public static void pass7() {
 *     if (site7.target != idle) {
 *       $Loopbrake.called();
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>It is in {@code java.lang.invoke} because the field {@code target} is visible only there, and
 * a call of its getter would slow down the interpreter. All gates are one class, defined at the
 * start: a class that had to be defined while the JVM loads another would ask the application's
 * security manager, in the midst of class loading.
 */
public final class GateClass {
  /**
   * The number of gates; a power of two. A stop arms only those of classes on the stack, and the
   * JVM throws away the compiled code of all that share them: with 64, a hot loop of H2 shared one
   * with the loop that a benchmark stops, and its thread lost up to twice as much.
   */
  public static final int COUNT = 256;

  /** The name in the JVM's form. */
  public static final String INTERNAL_NAME = "java/lang/invoke/$Loopbrake$Gates";

  /** The descriptor of the methods that gate checkpoints call. */
  public static final String PASS_DESCRIPTOR = "()V";

  static final String NAME = INTERNAL_NAME.replace('/', '.');

  /** The name of the static field with the call sites of all gates. */
  public static final String SITES = "sites";

  /** The name of the static field with the target of a gate that is not armed. */
  public static final String IDLE = "idle";

  private static final String PASS = "pass";
  private static final int SPREAD = 16;

  private GateClass() {}

  /**
   * The gate that the loops of a class share, 0 to {@link #COUNT}-1. It depends on the name alone,
   * so that code from before a class was reloaded still passes the gate that a stop arms.
   *
   * @param className in Java's form or in the JVM's
   */
  public static int indexFor(String className) {
    int hash = 0;
    for (int i = 0; i < className.length(); i++) {
      char c = className.charAt(i);
      hash = 31 * hash + (c == '/' ? '.' : c);
    }
    return (hash ^ (hash >>> SPREAD)) & (COUNT - 1);
  }

  /**
   * The name of the static method, without parameters or result, that checkpoints of this gate
   * call.
   */
  public static String pass(int index) {
    return PASS + index;
  }

  /** Whether a class of this name, in either form, is the class of gates or the runtime class. */
  public static boolean isGateOrRuntime(String className) {
    return className.equals(NAME)
        || className.equals(RuntimeClass.NAME)
        || className.equals(INTERNAL_NAME)
        || className.equals(RuntimeClass.INTERNAL_NAME);
  }

  /**
   * The beginnings of the names, in the JVM's form, of the classes whose methods are checkpoints.
   */
  public static String[] checkpointOwnerPrefixes() {
    return new String[] {RuntimeClass.INTERNAL_NAME, INTERNAL_NAME};
  }

  static byte[] classFile() {
    return BuiltClass.file("Gates");
  }
}
