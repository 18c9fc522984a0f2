/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import io.loopbrake.agent.gate.RuntimeClass;
import io.loopbrake.agent.gate.TaskEvents;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Plants a call at the end of {@code ManagementFactory.getPlatformMBeanServer}, so that the thread
 * that creates the platform's MBean server reports it before anybody can use the server. The JVM
 * itself sends no notification. Thread-safe.
 */
public final class MBeanServerHook implements ClassFileTransformer, AutoCloseable {
  private static final String FACTORY = "java.lang.management.ManagementFactory";
  private static final String FACTORY_INTERNAL = FACTORY.replace('.', '/');
  private static final String METHOD = "getPlatformMBeanServer";

  private final Instrumentation instrumentation;
  private volatile boolean planted;

  /** Describes a hook that is not planted yet. */
  public MBeanServerHook(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Plants the call, also if the class is loaded already, and loads the class otherwise. Returns
   * whether the call is planted; throws nothing.
   */
  public boolean plant() {
    instrumentation.addTransformer(this, true);
    try {
      Class<?> factory = Class.forName(FACTORY, false, null);
      if (!planted) {
        instrumentation.retransformClasses(factory);
      }
    } catch (ClassNotFoundException | UnmodifiableClassException | RuntimeException | Error e) {
      planted = false;
    } finally {
      if (!planted) {
        instrumentation.removeTransformer(this);
      }
    }
    return planted;
  }

  /** Removes the call; does nothing if it is not planted. Throws nothing. */
  @Override
  public void close() {
    if (instrumentation.removeTransformer(this)) {
      try {
        instrumentation.retransformClasses(Class.forName(FACTORY, false, null));
      } catch (ClassNotFoundException | UnmodifiableClassException | RuntimeException | Error e) {
        // The call stays, and has no effect.
      }
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String nameOrNull,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (loader != null || !FACTORY_INTERNAL.equals(nameOrNull)) {
      return null;
    }
    try {
      ClassReader reader = new ClassReader(classFile);
      ClassWriter writer = new ClassWriter(reader, 0);
      Planter planter = new Planter(writer);
      reader.accept(planter, 0);
      planted = planter.found;
      return writer.toByteArray();
    } catch (RuntimeException | Error e) {
      return null;
    }
  }

  private static final class Planter extends ClassVisitor {
    private boolean found;

    Planter(ClassWriter writer) {
      super(Opcodes.ASM9, writer);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      return name.equals(METHOD) ? new AtReturn(method) : method;
    }

    private final class AtReturn extends MethodVisitor {
      AtReturn(MethodVisitor method) {
        super(Opcodes.ASM9, method);
      }

      @Override
      public void visitInsn(int opcode) {
        if (opcode == Opcodes.ARETURN) {
          found = true;
          visitLdcInsn(TaskEvents.MBEAN_SERVER);
          visitMethodInsn(
              Opcodes.INVOKESTATIC,
              RuntimeClass.INTERNAL_NAME,
              RuntimeClass.TASK,
              RuntimeClass.TASK_DESCRIPTOR,
              false);
        }
        super.visitInsn(opcode);
      }

      /** The event lies on top of the result. */
      @Override
      public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + 1, maxLocals);
      }
    }
  }
}
