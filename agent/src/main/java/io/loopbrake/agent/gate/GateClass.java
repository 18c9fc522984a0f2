/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

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
 *
 * <p>It is not renamed Java as {@link RuntimeTemplate} is: javac does not see the field {@code
 * target}, so it compiles no gate, and a template without the gates would have two fields and no
 * method.
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
  static final String SITES = "sites";
  static final String IDLE = "idle";

  private static final String SITE = "java/lang/invoke/MutableCallSite";
  private static final String SITE_DESCRIPTOR = "L" + SITE + ";";
  private static final String SITES_DESCRIPTOR = "[" + SITE_DESCRIPTOR;
  private static final String HANDLE_DESCRIPTOR = "Ljava/lang/invoke/MethodHandle;";
  private static final int SITES_LOCAL = 0;
  private static final int IDLE_LOCAL = 1;

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
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        INTERNAL_NAME,
        null,
        "java/lang/Object",
        null);
    addField(writer, IDLE, HANDLE_DESCRIPTOR);
    addField(writer, SITES, SITES_DESCRIPTOR);
    MethodVisitor initializer = beginInitializer(writer);
    for (int index = 0; index < COUNT; index++) {
      String site = "site" + index;
      addField(writer, site, SITE_DESCRIPTOR);
      makeSite(initializer, index, site);
      addPass(writer, pass(index), site);
    }
    endInitializer(initializer);
    return writer.toByteArray();
  }

  private static void addField(ClassWriter writer, String name, String descriptor) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
    writer.visitField(access, name, descriptor, null, null).visitEnd();
  }

  private static MethodVisitor beginInitializer(ClassWriter writer) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", PASS_DESCRIPTOR, null, null);
    code.visitCode();
    code.visitLdcInsn(
        new Handle(
            Opcodes.H_INVOKESTATIC,
            RuntimeClass.INTERNAL_NAME,
            RuntimeClass.CALLED,
            PASS_DESCRIPTOR,
            false));
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ASTORE, IDLE_LOCAL);
    code.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, IDLE, HANDLE_DESCRIPTOR);
    code.visitIntInsn(Opcodes.SIPUSH, COUNT);
    code.visitTypeInsn(Opcodes.ANEWARRAY, SITE);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ASTORE, SITES_LOCAL);
    code.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, SITES, SITES_DESCRIPTOR);
    return code;
  }

  private static void makeSite(MethodVisitor code, int index, String name) {
    code.visitVarInsn(Opcodes.ALOAD, SITES_LOCAL);
    code.visitIntInsn(Opcodes.SIPUSH, index);
    code.visitTypeInsn(Opcodes.NEW, SITE);
    code.visitInsn(Opcodes.DUP);
    code.visitVarInsn(Opcodes.ALOAD, IDLE_LOCAL);
    code.visitMethodInsn(
        Opcodes.INVOKESPECIAL, SITE, "<init>", "(" + HANDLE_DESCRIPTOR + ")V", false);
    code.visitInsn(Opcodes.DUP);
    code.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, name, SITE_DESCRIPTOR);
    code.visitInsn(Opcodes.AASTORE);
  }

  /**
   * Passes a gate once, so that a JVM in which this does not work fails here, and not in a loop.
   */
  private static void endInitializer(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, INTERNAL_NAME, pass(0), PASS_DESCRIPTOR, false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(6, 2);
    code.visitEnd();
  }

  private static void addPass(ClassWriter writer, String name, String site) {
    int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    MethodVisitor code = writer.visitMethod(access, name, PASS_DESCRIPTOR, null, null);
    InliningHints.force(code);
    code.visitCode();
    Label notArmed = new Label();
    code.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, site, SITE_DESCRIPTOR);
    code.visitFieldInsn(Opcodes.GETFIELD, "java/lang/invoke/CallSite", "target", HANDLE_DESCRIPTOR);
    code.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, IDLE, HANDLE_DESCRIPTOR);
    code.visitJumpInsn(Opcodes.IF_ACMPEQ, notArmed);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        RuntimeClass.INTERNAL_NAME,
        RuntimeClass.CALLED,
        PASS_DESCRIPTOR,
        false);
    code.visitLabel(notArmed);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, 0);
    code.visitEnd();
  }
}
