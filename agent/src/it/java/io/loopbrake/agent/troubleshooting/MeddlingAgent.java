/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.environments.JarBuilder;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** An agent that is in the way of ours, and the class files that it puts in the place of others. */
final class MeddlingAgent {
  private static final String PACKAGE = "io.loopbrake.troubleshooting.";

  private final Path directory;
  private final Path jar;

  MeddlingAgent(Path directory) throws IOException {
    this.directory = directory;
    this.jar =
        new JarBuilder()
            .withPackage("troubleshooting")
            .with("Premain-Class", PACKAGE + "Meddler")
            .with("Can-Retransform-Classes", "true")
            .writeTo(directory.resolve("meddler.jar"));
  }

  /** The JVM with this agent before those that are added later. */
  ForkedJvm in(ForkedJvm jvm, String argument) {
    return jvm.withFlags("-javaagent:" + jar + "=" + argument);
  }

  /** A directory with this class file for the class with this name in the JVM's form. */
  Path replacement(String internalName, byte[] classFile) throws IOException {
    Path root = Files.createTempDirectory(directory, "classes");
    Path file = root.resolve(internalName + ".class");
    Files.createDirectories(file.getParent());
    Files.write(file, classFile);
    return root;
  }

  /** A target of the package, under another name in the JVM's form. */
  static byte[] renamed(String target, String internalName) {
    String old = (PACKAGE + target).replace('.', '/');
    return changed(
        PACKAGE + target,
        writer -> new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, old, internalName)));
  }

  /** A target with one more method, which no JVM takes when it reloads a class. */
  static byte[] withOneMoreMethod(String className) {
    return changed(
        className,
        writer ->
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public void visitEnd() {
                int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_NATIVE;
                visitMethod(flags, "more", "()V", null, null).visitEnd();
                super.visitEnd();
              }
            });
  }

  private static byte[] changed(String className, UnaryOperator<ClassVisitor> change) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(Targets.classFile(className)).accept(change.apply(writer), 0);
    return writer.toByteArray();
  }
}
