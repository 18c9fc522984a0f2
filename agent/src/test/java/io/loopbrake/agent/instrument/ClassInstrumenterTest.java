/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.RuntimeClass;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassInstrumenterTest {
  private static final int MAJOR_VERSION = 7;
  private static final int MINOR_VERSION = 4;

  private final ClassInstrumenter flags = new ClassInstrumenter(CheckpointChoice.flags());
  private final ClassInstrumenter gates =
      new ClassInstrumenter(CheckpointChoice.gatesWhereTheySuit());

  @Test
  void a_class_file_from_the_future_is_left_alone_with_the_reason() {
    byte[] future = plain();
    future[MAJOR_VERSION] = Opcodes.V28 + 1;

    InstrumentedClass result = flags.instrument(future);

    assertThat(result.classFile()).isNull();
    assertThat(result.coverage().leftAlone()).isEqualTo(Map.of(LeftAlone.NEWER_CLASS_FILE, 0));
    assertThat(result.coverage().checkpoints()).isZero();
  }

  @Test
  void a_class_file_with_preview_features_is_a_class_file_like_any_other() {
    byte[] preview = withPreviewFeatures(Opcodes.V27);

    InstrumentedClass result = flags.instrument(preview);

    assertThat(result.coverage().checkpoints()).isEqualTo(1);
    assertThat(Arrays.copyOf(result.classFile(), 8)).isEqualTo(Arrays.copyOf(preview, 8));
  }

  @Test
  void preview_features_of_the_newest_version_are_not_known_yet() {
    InstrumentedClass result = flags.instrument(withPreviewFeatures(Opcodes.V28));

    assertThat(result.classFile()).isNull();
    assertThat(result.coverage().leftAlone()).isEqualTo(Map.of(LeftAlone.NEWER_CLASS_FILE, 0));
  }

  @Test
  void a_malformed_class_file_is_an_error_and_no_endless_loop() {
    byte[] cut = Arrays.copyOf(plain(), plain().length / 2);

    assertThatThrownBy(() -> flags.instrument(cut)).isInstanceOf(RuntimeException.class);
  }

  @Test
  void the_class_file_that_goes_in_is_not_changed() {
    byte[] classFile = plain();

    flags.instrument(classFile);

    assertThat(classFile).isEqualTo(plain());
  }

  @Test
  void an_instrumented_class_can_be_instrumented_again_and_has_two_checkpoints_then() {
    byte[] once = flags.instrument(plain()).classFile();
    InstrumentedClass twice = flags.instrument(once);

    assertThat(twice.coverage().checkpoints()).isEqualTo(1);
    assertThat(ClassSlices.of(twice.classFile()).codeLength("applyAsInt(II)I"))
        .isEqualTo(ClassSlices.of(plain()).codeLength("applyAsInt(II)I") + 6);
  }

  @Test
  void a_method_that_may_not_grow_costs_the_others_nothing() {
    InstrumentedClass result = flags.instrument(classWith(8000, 100, 65_535, 9000));

    assertThat(result.coverage().checkpoints()).isEqualTo(2);
    assertThat(result.coverage().leftAlone())
        .isEqualTo(Map.of(LeftAlone.METHOD_NO_LONGER_COMPILED, 1, LeftAlone.METHOD_TOO_LARGE, 1));
    ClassSlices slices = ClassSlices.of(result.classFile());
    assertThat(slices.codeLength("loop8000()V")).isEqualTo(8000);
    assertThat(slices.codeLength("loop100()V")).isEqualTo(103);
    assertThat(slices.codeLength("loop65535()V")).isEqualTo(65_535);
    assertThat(slices.codeLength("loop9000()V")).isEqualTo(9003);
  }

  @Test
  void methods_that_grow_past_the_size_that_is_inlined_are_covered_and_counted() {
    InstrumentedClass result = flags.instrument(classWith(322, 323, 324, 325, 326, 100, 7998));

    assertThat(result.coverage().checkpoints()).isEqualTo(6);
    assertThat(result.coverage().grownPastInlining()).isEqualTo(3);
    ClassSlices slices = ClassSlices.of(result.classFile());
    assertThat(slices.codeLength("loop322()V")).isEqualTo(325);
    assertThat(slices.codeLength("loop323()V")).isEqualTo(326);
    CoverageTotals totals = new CoverageTotals();
    totals.add(result.coverage());
    totals.add(flags.instrument(classWith(324)).coverage());
    totals.add(flags.instrument(plain()).coverage());
    assertThat(totals.methodsGrownPastInlining()).isEqualTo(4);
  }

  @Test
  void of_methods_that_javac_made_three_bytes_apart_one_grows_past_the_size_that_is_inlined(
      @TempDir Path directory) throws IOException {
    StringBuilder source = new StringBuilder("abstract class Steps { abstract void none();");
    for (int steps = 0; steps < 150; steps++) {
      source.append("static int m").append(steps).append("(int x) {");
      source.append("x++;".repeat(steps)).append("while (x < 100) { x++; } return x; }");
    }
    Path file = Files.writeString(directory.resolve("Steps.java"), source.append("}"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "8", "-nowarn", "-proc:none", file.toString());
    assertThat(compiled).isZero();
    byte[] classFile = Files.readAllBytes(directory.resolve("Steps.class"));

    for (ClassInstrumenter instrumenter : List.of(flags, gates)) {
      InstrumentedClass result = instrumenter.instrument(classFile);
      ClassSlices before = ClassSlices.of(classFile);
      ClassSlices after = ClassSlices.of(result.classFile());
      List<Integer> grown = new ArrayList<>();
      for (int steps = 0; steps < 150; steps++) {
        String method = "m" + steps + "(I)I";
        if (before.codeLength(method) <= 325 && after.codeLength(method) > 325) {
          grown.add(before.codeLength(method));
        }
      }
      assertThat(grown).hasSize(1).allMatch(size -> size >= 323);
      assertThat(result.coverage().checkpoints()).isEqualTo(150);
      assertThat(result.coverage().grownPastInlining()).isEqualTo(1);
    }
  }

  @Test
  void a_class_of_which_no_method_may_grow_is_not_written() {
    InstrumentedClass result = flags.instrument(classWith(7999, 8000));

    assertThat(result.classFile()).isNull();
    assertThat(result.coverage().backEdges()).isEqualTo(2);
    assertThat(result.coverage().hasLoopIn("loop7999")).isFalse();
  }

  @Test
  void the_coverage_names_the_methods_whose_loops_have_checkpoints() {
    InstrumentedClass result = flags.instrument(classWith(8000, 100));

    assertThat(result.coverage().hasLoopIn("loop100")).isTrue();
    assertThat(result.coverage().hasLoopIn("loop8000")).isFalse();
    assertThat(result.coverage().hasLoopIn("loop")).isFalse();
  }

  @Test
  void a_tight_loop_gets_the_gate_of_its_class_only_where_gates_are_chosen() {
    String gate = GateClass.pass(GateClass.indexFor("io.loopbrake.targets.Plain"));

    assertThat(text(gates.instrument(plain()))).contains(gate);
    assertThat(gates.instrument(plain()).coverage().gates()).isEqualTo(1);
    assertThat(text(flags.instrument(plain()))).doesNotContain("$Gate").contains("$Loopbrake");
    assertThat(flags.instrument(plain()).coverage().gates()).isZero();
  }

  @Test
  void a_nest_of_counted_loops_makes_a_call_where_no_gates_are_chosen() {
    byte[] nest = Targets.classFile("io.loopbrake.stops.kinds.Vectorised");

    assertThat(text(flags.instrument(nest))).contains(RuntimeClass.CALLED);
    assertThat(text(gates.instrument(nest))).doesNotContain(RuntimeClass.CALLED);
    assertThat(text(flags.instrument(plain()))).doesNotContain(RuntimeClass.CALLED);
  }

  private static byte[] plain() {
    return Targets.classFile("io.loopbrake.targets.Plain");
  }

  private static byte[] withPreviewFeatures(int majorVersion) {
    byte[] classFile = plain();
    classFile[MINOR_VERSION] = (byte) 0xff;
    classFile[MINOR_VERSION + 1] = (byte) 0xff;
    classFile[MAJOR_VERSION] = (byte) majorVersion;
    return classFile;
  }

  private static String text(InstrumentedClass instrumented) {
    return new String(instrumented.classFile(), StandardCharsets.ISO_8859_1);
  }

  /** For each size a method of that many bytes that goes round for ever. */
  private static byte[] classWith(int... sizes) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "Sizes", null, "java/lang/Object", null);
    for (int size : sizes) {
      MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "loop" + size, "()V", null, null);
      code.visitCode();
      for (int i = 0; i < size - 3; i++) {
        code.visitInsn(Opcodes.NOP);
      }
      Label here = new Label();
      code.visitLabel(here);
      code.visitJumpInsn(Opcodes.GOTO, here);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
    writer.visitEnd();
    return writer.toByteArray();
  }
}
