/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import org.junit.jupiter.api.Test;

class RuntimeClassTest {
  private static final int JAVA_8 = 52;

  private final byte[] classFile = RuntimeClass.classFile();
  private final ClassReader reader = new ClassReader(classFile);

  @Test
  void it_is_a_synthetic_class_of_java_8_in_java_lang() {
    assertThat(reader.getClassName()).isEqualTo(RuntimeClass.INTERNAL_NAME);
    assertThat(reader.getAccess())
        .isEqualTo(
            Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC);
    assertThat(reader.readUnsignedShort(6)).isEqualTo(JAVA_8);
  }

  @Test
  void nothing_in_it_names_the_agent_or_a_line_of_its_source() {
    assertThat(new String(classFile, ISO_8859_1))
        .doesNotContain("loopbrake/agent", "RuntimeTemplate", "LineNumberTable", "SourceFile");
  }

  @Test
  void a_checkpoint_reads_the_flag_and_does_nothing_else_while_it_is_down() {
    assertThat(method(RuntimeClass.CHECKPOINT).instructions)
        .containsExactly(
            "static java/lang/$Loopbrake.armed",
            "if " + Opcodes.IFEQ,
            "static java/lang/$Loopbrake.handler",
            "call java/lang/Runnable.run",
            "plain " + Opcodes.RETURN);
  }

  @Test
  void an_entry_compares_the_thread_and_does_nothing_else_for_all_others() {
    assertThat(method(RuntimeClass.ENTERED).instructions)
        .containsExactly(
            "call java/lang/Thread.currentThread",
            "static java/lang/$Loopbrake.entering",
            "if " + Opcodes.IF_ACMPNE,
            "static java/lang/$Loopbrake.entryHandler",
            "call java/lang/Runnable.run",
            "plain " + Opcodes.RETURN);
  }

  @Test
  void hotspot_is_told_what_to_inline() {
    String force = "Ljdk/internal/vm/annotation/ForceInline;";
    assertThat(method(RuntimeClass.CHECKPOINT).annotations).containsExactly(force);
    assertThat(method(RuntimeClass.LIMIT_UP).annotations).containsExactly(force);
    assertThat(method(RuntimeClass.LIMIT_DOWN).annotations).containsExactly(force);
    assertThat(method(RuntimeClass.CALLED).annotations)
        .containsExactly(
            "Ljava/lang/invoke/DontInline;", "Ljdk/internal/vm/annotation/DontInline;");
    assertThat(method(RuntimeClass.ENTERED).annotations).isEmpty();
  }

  @Test
  void before_java_17_hotspot_is_not_told_to_inline_and_the_code_is_the_same() {
    String force = "jdk/internal/vm/annotation/ForceInline";
    for (String name : List.of("Runtime", "Gates")) {
      byte[] plain = BuiltClass.file(name, false);
      byte[] inlined = BuiltClass.file(name, true);

      assertThat(new String(plain, ISO_8859_1)).doesNotContain(force);
      assertThat(new String(inlined, ISO_8859_1)).contains(force);
      assertThat(withoutAnnotations(plain)).isEqualTo(withoutAnnotations(inlined));
    }
  }

  private static byte[] withoutAnnotations(byte[] file) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9, writer) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
                return new MethodVisitor(Opcodes.ASM9, next) {
                  @Override
                  public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return null;
                  }
                };
              }
            },
            0);
    return writer.toByteArray();
  }

  @Test
  void it_would_pass_the_verifier_that_the_boot_loader_spares_it() throws Exception {
    ClassWriter writer = new ClassWriter(0);
    SimpleRemapper elsewhere =
        new SimpleRemapper(Opcodes.ASM9, RuntimeClass.INTERNAL_NAME, "a/Runtime");
    reader.accept(new ClassRemapper(writer, elsewhere), 0);
    Class<?> verified = new Elsewhere().define(writer.toByteArray());

    assertThat(limit(verified, RuntimeClass.LIMIT_UP, 0, 100)).isEqualTo(8);
    assertThat(limit(verified, RuntimeClass.LIMIT_UP, 0, 7)).isEqualTo(7);
    assertThat(limit(verified, RuntimeClass.LIMIT_DOWN, 100, 0)).isEqualTo(92);
    assertThat(limit(verified, RuntimeClass.LIMIT_DOWN, 7, 0)).isEqualTo(0);
  }

  private static Object limit(Class<?> type, String method, int from, int to) throws Exception {
    return type.getMethod(method, int.class, int.class, int.class).invoke(null, from, to, 3);
  }

  private Recorded method(String wanted) {
    Recorded recorded = new Recorded();
    reader.accept(
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return name.equals(wanted) ? recorded : null;
          }
        },
        0);
    return recorded;
  }

  private static final class Recorded extends MethodVisitor {
    final List<String> annotations = new ArrayList<>();
    final List<String> instructions = new ArrayList<>();

    Recorded() {
      super(Opcodes.ASM9);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      annotations.add(descriptor);
      return null;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      instructions.add("static " + owner + "." + name);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      instructions.add("call " + owner + "." + name);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      instructions.add("if " + opcode);
    }

    @Override
    public void visitInsn(int opcode) {
      instructions.add("plain " + opcode);
    }
  }

  private static final class Elsewhere extends ClassLoader {
    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }
}
