/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.flow.CheckpointKind;
import io.loopbrake.agent.flow.InstructionVisitor;
import io.loopbrake.agent.flow.LoopFinder;
import io.loopbrake.agent.flow.MethodLoops;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * An agent that brakes loops as Groovy's {@code @ThreadInterrupt} does, to compare with: every
 * back-edge asks whether the thread was interrupted.
 */
public final class InterruptAgent implements ClassFileTransformer {
  private final ClassPattern pattern;

  private InterruptAgent(ClassPattern pattern) {
    this.pattern = pattern;
  }

  public static void premain(String pattern, Instrumentation instrumentation) throws Exception {
    instrumentation.addTransformer(new InterruptAgent(ClassPattern.parse(pattern)));
  }

  /** What is planted. */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }

  /** A jar that makes this class an agent, for JVMs of this machine. */
  static Path jar() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", InterruptAgent.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        String.join(
            " ", Path.of("target", "classes").toAbsolutePath().toUri().toString(), library()));
    Path jar = Report.DIRECTORY.resolve("interrupt-agent.jar").toAbsolutePath();
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String library() {
    URI uri = Fork.library("byte-buddy-1").toUri();
    return uri.toString();
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
    return pattern.matchesInternal(name) ? planted(new ClassReader(classFile)) : null;
  }

  private static byte[] planted(ClassReader reader) {
    Map<String, MethodLoops> loops = new HashMap<>();
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new LoopFinder(found -> loops.put(name + descriptor, found));
          }
        },
        0);
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(OpenedClassReader.ASM_API, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method =
                super.visitMethod(access, name, descriptor, signature, exceptions);
            MethodLoops found = loops.get(name + descriptor);
            return found == null ? method : new Planter(method, found);
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Planter extends InstructionVisitor {
    private static final String OWNER = InterruptAgent.class.getName().replace('.', '/');

    private final MethodLoops loops;

    Planter(MethodVisitor delegate, MethodLoops loops) {
      super(delegate);
      this.loops = loops;
    }

    @Override
    protected void beforeInstruction(int index) {
      if (loops.checkpointBefore(index) != CheckpointKind.NONE) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, OWNER, "check", "()V", false);
      }
    }
  }
}
