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
 * public final class $Loopbrake implements Runnable, IntConsumer, Consumer<Object> {
 *   public static int one = 1;
 *   private static volatile boolean armed;
 *   private static volatile Runnable handler = new $Loopbrake();
 *   private static volatile IntConsumer tasks = new $Loopbrake();
 *   private static volatile Class<?> stopError = Void.class; // no instance
 *   private static volatile Runnable entryHandler = new $Loopbrake();
 *   private static volatile Thread entering;
 *   private static volatile Consumer<Object> waits = new $Loopbrake();
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
 *   public static void entered() {
 *     if (Thread.currentThread() == entering) {
 *       entryHandler.run();
 *     }
 *   }
 *
 *   @ForceInline
 *   public static int limitUp(int from, int to, int logarithm) {
 *     return to - from >>> logarithm == 0 ? to : from + (1 << logarithm);
 *   }
 *
 *   @ForceInline
 *   public static int limitDown(int from, int to, int logarithm) {
 *     return from - to >>> logarithm == 0 ? to : from - (1 << logarithm);
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
 *   public static void waits(Object on) {
 *     waits.accept(on);
 *   }
 *
 *   public void run() {} // before start-up and after shut-down
 *
 *   public void accept(int event) {}
 *
 *   public void accept(Object on) {}
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

  /**
   * The static method, without parameters or result, that a checkpoint at the entry of a method
   * calls. It asks for one thread only, since it may stand in methods that all threads call.
   */
  public static final String ENTERED = "entered";

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

  /**
   * The static method that a method which may wait for somebody else calls with its receiver when
   * it is entered, and with null however it is left.
   */
  public static final String WAITS = "waits";

  /** The descriptor of {@link #WAITS}. */
  public static final String WAITS_DESCRIPTOR = "(Ljava/lang/Object;)V";

  /**
   * The static field, an {@code int} that is always one. Loops multiply their steps by it: the JIT
   * compiler does not know its value, so it cannot take such a loop for counted.
   */
  public static final String ONE = "one";

  /** The descriptor of {@link #ONE}. */
  public static final String ONE_DESCRIPTOR = "I";

  /** The static method that returns the limit of a strip in a loop that counts up. */
  public static final String LIMIT_UP = "limitUp";

  /** The static method that returns the limit of a strip in a loop that counts down. */
  public static final String LIMIT_DOWN = "limitDown";

  /** The descriptor of {@link #LIMIT_UP} and {@link #LIMIT_DOWN}. */
  public static final String LIMIT_DESCRIPTOR = "(III)I";

  static final String ARMED = "armed";
  static final String HANDLER = "handler";
  static final String TASKS = "tasks";
  static final String STOP_ERROR = "stopError";
  static final String ENTRY_HANDLER = "entryHandler";
  static final String ENTERING = "entering";

  private static final String RUNNABLE = "java/lang/Runnable";
  private static final String RUNNABLE_DESCRIPTOR = "Ljava/lang/Runnable;";
  private static final String RUN = "run";
  private static final String INT_CONSUMER = "java/util/function/IntConsumer";
  private static final String INT_CONSUMER_DESCRIPTOR = "Ljava/util/function/IntConsumer;";
  private static final String CONSUMER = "java/util/function/Consumer";
  private static final String CONSUMER_DESCRIPTOR = "Ljava/util/function/Consumer;";
  private static final String ACCEPT = "accept";
  private static final String CLASS = "java/lang/Class";
  private static final String CLASS_DESCRIPTOR = "Ljava/lang/Class;";
  private static final String THREAD = "java/lang/Thread";
  private static final String THREAD_DESCRIPTOR = "Ljava/lang/Thread;";

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
        new String[] {RUNNABLE, INT_CONSUMER, CONSUMER});
    writer
        .visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, ONE, ONE_DESCRIPTOR, null, null)
        .visitEnd();
    int fieldAccess = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_VOLATILE;
    writer.visitField(fieldAccess, ARMED, "Z", null, null).visitEnd();
    writer.visitField(fieldAccess, HANDLER, RUNNABLE_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, TASKS, INT_CONSUMER_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, STOP_ERROR, CLASS_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, ENTRY_HANDLER, RUNNABLE_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, ENTERING, THREAD_DESCRIPTOR, null, null).visitEnd();
    writer.visitField(fieldAccess, WAITS, CONSUMER_DESCRIPTOR, null, null).visitEnd();
    writeInitializers(writer);
    writeCheckpoint(writer);
    writeCalled(writer);
    writeEntered(writer);
    writeLimit(writer, LIMIT_UP, 1, Opcodes.IADD);
    writeLimit(writer, LIMIT_DOWN, 0, Opcodes.ISUB);
    writeTask(writer);
    writeFetched(writer);
    writeIsStop(writer);
    writeWaits(writer);
    writeEmpty(writer, RUN, "()V", 1);
    writeEmpty(writer, ACCEPT, TASK_DESCRIPTOR, 2);
    writeEmpty(writer, ACCEPT, WAITS_DESCRIPTOR, 2);
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
    initializer.visitInsn(Opcodes.ICONST_1);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, ONE, ONE_DESCRIPTOR);
    initializer.visitTypeInsn(Opcodes.NEW, INTERNAL_NAME);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitMethodInsn(Opcodes.INVOKESPECIAL, INTERNAL_NAME, "<init>", "()V", false);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, HANDLER, RUNNABLE_DESCRIPTOR);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitFieldInsn(
        Opcodes.PUTSTATIC, INTERNAL_NAME, ENTRY_HANDLER, RUNNABLE_DESCRIPTOR);
    initializer.visitInsn(Opcodes.DUP);
    initializer.visitFieldInsn(Opcodes.PUTSTATIC, INTERNAL_NAME, WAITS, CONSUMER_DESCRIPTOR);
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

  private static void writeEntered(ClassWriter writer) {
    MethodVisitor method = publicStatic(writer, ENTERED, CHECKPOINT_DESCRIPTOR);
    Label others = new Label();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, THREAD, "currentThread", "()" + THREAD_DESCRIPTOR, false);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, ENTERING, THREAD_DESCRIPTOR);
    method.visitJumpInsn(Opcodes.IF_ACMPNE, others);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, ENTRY_HANDLER, RUNNABLE_DESCRIPTOR);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, RUNNABLE, RUN, "()V", true);
    method.visitLabel(others);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    end(method, 2, 0);
  }

  private static void writeLimit(ClassWriter writer, String name, int minuend, int sum) {
    MethodVisitor method =
        writer.visitMethod(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, LIMIT_DESCRIPTOR, null, null);
    InliningHints.force(method);
    method.visitCode();
    Label near = new Label();
    method.visitVarInsn(Opcodes.ILOAD, minuend);
    method.visitVarInsn(Opcodes.ILOAD, 1 - minuend);
    method.visitInsn(Opcodes.ISUB);
    method.visitVarInsn(Opcodes.ILOAD, 2);
    method.visitInsn(Opcodes.IUSHR);
    method.visitJumpInsn(Opcodes.IFEQ, near);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitVarInsn(Opcodes.ILOAD, 2);
    method.visitInsn(Opcodes.ISHL);
    method.visitInsn(sum);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(near);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    method.visitVarInsn(Opcodes.ILOAD, 1);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(3, 3);
    method.visitEnd();
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

  private static void writeWaits(ClassWriter writer) {
    MethodVisitor method = publicStatic(writer, WAITS, WAITS_DESCRIPTOR);
    method.visitFieldInsn(Opcodes.GETSTATIC, INTERNAL_NAME, WAITS, CONSUMER_DESCRIPTOR);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKEINTERFACE, CONSUMER, ACCEPT, WAITS_DESCRIPTOR, true);
    end(method, 2, 1);
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
