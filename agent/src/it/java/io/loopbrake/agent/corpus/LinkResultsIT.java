/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** That the linker, on every Java, reports what it is there to report. */
@ParameterizedClass
@MethodSource("jdks")
class LinkResultsIT {
  private static final String OBJECT = "java/lang/Object";

  @Parameter Jdk jdk;
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.everyVersion();
  }

  @Test
  void a_method_that_returns_what_it_must_not_is_reported_whatever_its_version() {
    LinkResults results =
        link(
            Map.of(
                "Old.class", withMethod("Old", Opcodes.V1_1, Opcodes.ACONST_NULL),
                "New.class", withMethod("New", Opcodes.V1_8, Opcodes.ACONST_NULL),
                "Right.class", withMethod("Right", Opcodes.V1_8, Opcodes.ICONST_0)));
    assertThat(results.byPath().get("Old.class")).startsWith("java.lang.VerifyError");
    assertThat(results.byPath().get("New.class")).startsWith("java.lang.VerifyError");
    assertThat(results.byPath().get("Right.class")).isEqualTo(LinkResults.LINKED);
  }

  @Test
  void a_class_without_its_superclass_is_reported() {
    LinkResults results =
        link(Map.of("Orphan.class", finish(named("Orphan", Opcodes.V1_8, "Missing"))));
    assertThat(results.byPath())
        .containsOnly(Map.entry("Orphan.class", "java.lang.NoClassDefFoundError: Missing"));
  }

  @Test
  void no_code_of_the_classes_is_run() {
    ClassWriter writer = named("Initialized", Opcodes.V1_8, OBJECT);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    method.visitCode();
    method.visitInsn(Opcodes.ICONST_1);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "exit", "(I)V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    assertThat(link(Map.of("Initialized.class", finish(writer))).byPath())
        .containsOnly(Map.entry("Initialized.class", LinkResults.LINKED));
  }

  @Test
  void a_class_that_only_one_of_two_jars_has_broken_is_a_difference() {
    LinkResults right = link(Map.of("A.class", withMethod("A", Opcodes.V1_8, Opcodes.ICONST_0)));
    LinkResults wrong = link(Map.of("A.class", withMethod("A", Opcodes.V1_8, Opcodes.ACONST_NULL)));
    assertThat(right.differences(right)).isEmpty();
    assertThat(right.differences(wrong)).containsOnlyKeys("A.class");
    assertThat(right.differences(new LinkResults(new HashMap<>()))).containsOnlyKeys("A.class");
  }

  @Test
  void which_of_several_missing_classes_the_jvm_names_makes_no_difference() {
    LinkResults one = new LinkResults(Map.of("A.class", "java.lang.NoClassDefFoundError: X"));
    LinkResults other = new LinkResults(Map.of("A.class", "java.lang.NoClassDefFoundError: Y"));
    LinkResults linked = new LinkResults(Map.of("A.class", LinkResults.LINKED));
    assertThat(one.differences(other)).isEmpty();
    assertThat(one.differences(linked)).containsOnlyKeys("A.class");
  }

  @Test
  void what_a_jar_lacks_comes_from_those_beside_it() {
    Path jar = directory.resolve("child.jar");
    Path parents = directory.resolve("parents.jar");
    ClassFiles.write(Map.of("Child.class", finish(named("Child", Opcodes.V1_8, "Parent"))), jar);
    ClassFiles.write(
        Map.of("Parent.class", finish(named("Parent", Opcodes.V1_8, OBJECT))), parents);
    assertThat(LinkResults.of(jdk, List.of(jar), List.of(parents)).get(jar).byPath())
        .containsOnly(Map.entry("Child.class", LinkResults.LINKED));
  }

  private LinkResults link(Map<String, byte[]> classFiles) {
    Path jar = directory.resolve("one.jar");
    ClassFiles.write(classFiles, jar);
    return LinkResults.of(jdk, List.of(jar), List.of()).get(jar);
  }

  /** A class with a method that is to return an int and returns what the instruction pushes. */
  private static byte[] withMethod(String name, int version, int push) {
    ClassWriter writer = named(name, version, OBJECT);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "answer", "()I", null, null);
    method.visitCode();
    method.visitInsn(push);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    return finish(writer);
  }

  private static ClassWriter named(String name, int version, String superName) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, name, null, superName, null);
    return writer;
  }

  private static byte[] finish(ClassWriter writer) {
    writer.visitEnd();
    return writer.toByteArray();
  }
}
