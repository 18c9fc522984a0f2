/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * The class that instrumented code calls, written with an assembler because no compiler may write
 * into {@code java.lang}. In Java it would read:
 *
 * <pre>{@code
 * package java.lang;
 *
 * public final class $Loopbrake implements Runnable, IntConsumer {
 *   private static volatile boolean armed;
 *   private static volatile Runnable handler = new $Loopbrake();
 *   private static volatile IntConsumer tasks = new $Loopbrake();
 *   private static volatile Class<?> stopError = Void.class; // no instance
 *
 *   @ForceInline
 *   public static void checkpoint() {
 *     if (armed) {
 *       handler.run();
 *     }
 *   }
 *
 *   @DontInline
 *   public static void called() {
 *     checkpoint();
 *   }
 *
 *   public static void task(int event) {
 *     tasks.accept(event);
 *   }
 *
 *   public static void fetched(Object task, int event) {
 *     if (task != null) {
 *       tasks.accept(event);
 *     }
 *   }
 *
 *   public static boolean isStop(Throwable thrown) {
 *     return stopError.isInstance(thrown);
 *   }
 *
 *   public void run() {} // before start-up and after shut-down
 *
 *   public void accept(int event) {}
 * }
 * }</pre>
 *
 * <p>It lies in {@code java.lang} because every class loader finds it there: those of OSGi and
 * JBoss Modules delegate {@code java.*} and little else.
 */
public final class RuntimeClass {
  /** The name in the JVM's form. */
  public static final String INTERNAL_NAME = "java/lang/$Loopbrake";

  /** The name in Java's form. */
  public static final String NAME = "java.lang.$Loopbrake";

  /** The static method, without parameters or result, that a flag checkpoint calls. */
  public static final String CHECKPOINT = "checkpoint";

  /** The descriptor of {@link #CHECKPOINT}. */
  public static final String CHECKPOINT_DESCRIPTOR = "()V";

  /**
   * The same as {@link #CHECKPOINT}, never inlined, for an armed gate and for nests of counted
   * loops that have none. HotSpot takes all polls from a counted loop that has a call on any way
   * through it, even if that is never gone: with a mere look at the flag there the next safepoint
   * would have to wait until the loop ends. A call on every way polls.
   */
  public static final String CALLED = "called";

  /** The static method, of one event of {@link TaskEvents}, that a task boundary calls. */
  public static final String TASK = "task";

  /** The descriptor of {@link #TASK}. */
  public static final String TASK_DESCRIPTOR = "(I)V";

  /**
   * The static method that a boundary calls where a worker may have got its next task or null, with
   * that and the event.
   */
  public static final String FETCHED = "fetched";

  /** The descriptor of {@link #FETCHED}. */
  public static final String FETCHED_DESCRIPTOR = "(Ljava/lang/Object;I)V";

  /** The static method that tells whether a throwable is the stop error. */
  public static final String IS_STOP = "isStop";

  /** The descriptor of {@link #IS_STOP}. */
  public static final String IS_STOP_DESCRIPTOR = "(Ljava/lang/Throwable;)Z";

  static final String ARMED = "armed";
  static final String HANDLER = "handler";
  static final String TASKS = "tasks";
  static final String STOP_ERROR = "stopError";

  private static final String RUNNABLE = "java/lang/Runnable";
  private static final String RUNNABLE_DESCRIPTOR = "Ljava/lang/Runnable;";
  private static final String RUN = "run";
  private static final String INT_CONSUMER = "java/util/function/IntConsumer";
  private static final String INT_CONSUMER_DESCRIPTOR = "Ljava/util/function/IntConsumer;";
  private static final String ACCEPT = "accept";
  private static final String CLASS = "java/lang/Class";
  private static final String CLASS_DESCRIPTOR = "Ljava/lang/Class;";

  private RuntimeClass() {}

  /** The class file, of a version that Java 8 reads. */
  static byte[] classFile() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
        INTERNAL_NAME,
        null,
        "java/lang/Object",
        new String[] {RUNNABLE, INT_CONSUMER});
    int fieldAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    writer.visitField(fieldAccess, ARMED, "Z", null, null).visitEnd();
    writer.visitField(fieldAccess, HANDLER, RUNNABLE_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, TASKS, INT_CONSUMER_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, STOP_ERROR, CLASS_DESCRIPTOR, null, null).visitEnd();
    writeInitializers(writer);
    writeCheckpoint(writer);
    writeCalled(writer);
    writeTask(writer);
    writeFetched(writer);
    writeIsStop(writer);
    writeEmpty(writer, RUN, "()V", 1);
    writeEmpty(writer, ACCEPT, TASK_DESCRIPTOR, 2);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void writeInitializers(ClassWriter writer) {
    MethodVisitor constructor =
        writer.visitMethod(Opcodes.ACC_PRIVATE, "<init>", "()V", null, null);
    constructor.visitCode();
    constructor.visitVarInsn(Opcodes.ALOAD, 0);
    constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(constructor, 1, 1);
    MethodVisitor initializer =
        writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    initializer.visitCode();
    initializer.visitTypeInsn(Opcodes.NEW, INTERNAL_NAME);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitMethodInsn(Opcodes.INVOKESPECIAL, INTERNAL_NAME, "<init>", "()V", false);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, HANDLER, RUNNABLE_DESCRIPTOR);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, TASKS, INT_CONSUMER_DESCRIPTOR);
    initializer.visitLdcInsn(Type.getObjectType("java/lang/Void"));
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, STOP_ERROR, CLASS_DESCRIPTOR);
    end(initializer, 2, 0);
  }

  private static void writeCheckpoint(ClassWriter writer) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, CHECKPOINT, CHECKPOINT_DESCRIPTOR, null, null);
    InliningHints.force(method);
    method.visitCode();
    Label idle = new Label();
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, ARMED, "Z");
    method.visitJumpInsn(Opcodes.IFEQ, idle);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, HANDLER, RUNNABLE_DESCRIPTOR);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, RUNNABLE, RUN, "()V", true);
    method.visitLabel(idle);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    end(method, 1, 0);
  }

  private static void writeCalled(ClassWriter writer) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, CALLED, CHECKPOINT_DESCRIPTOR, null, null);
    InliningHints.forbid(method);
    method.visitCode();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, INTERNAL_NAME, CHECKPOINT, CHECKPOINT_DESCRIPTOR, false);
    end(method, 0, 0);
  }

  private static void writeTask(ClassWriter writer) {
    MethodVisitor method = publicStatic(writer, TASK, TASK_DESCRIPTOR);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, TASKS, INT_CONSUMER_DESCRIPTOR);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, INT_CONSUMER, ACCEPT, TASK_DESCRIPTOR, true);
    end(method, 2, 1);
  }

  private static void writeFetched(ClassWriter writer) {
    MethodVisitor method = publicStatic(writer, FETCHED, FETCHED_DESCRIPTOR);
    Label nothing = new Label();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitJumpInsn(Opcodes.IFNULL, nothing);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, TASKS, INT_CONSUMER_DESCRIPTOR);
    method.visitVarInsn(Opcodes.ILOAD, 1);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, INT_CONSUMER, ACCEPT, TASK_DESCRIPTOR, true);
    method.visitLabel(nothing);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    end(method, 2, 2);
  }

  private static void writeIsStop(ClassWriter writer) {
    MethodVisitor method = publicStatic(writer, IS_STOP, IS_STOP_DESCRIPTOR);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, STOP_ERROR, CLASS_DESCRIPTOR);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, CLASS, "isInstance", "(Ljava/lang/Object;)Z", false);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(2, 1);
    method.visitEnd();
  }

  private static MethodVisitor publicStatic(ClassWriter writer, String name, String descriptor) {
    MethodVisitor method =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, descriptor, null, null);
    method.visitCode();
    return method;
  }

  private static void writeEmpty(ClassWriter writer, String name, String descriptor, int locals) {
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    method.visitCode();
    end(method, 0, locals);
  }

  private static void end(MethodVisitor method, int stack, int locals) {
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(stack, locals);
    method.visitEnd();
  }
}
