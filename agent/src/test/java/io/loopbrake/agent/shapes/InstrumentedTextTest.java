/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the planted calls stand, and that nothing else is there which was not there before. */
class InstrumentedTextTest {
  private static final CheckpointChoice FLAGS = CheckpointChoice.flags();
  private static final CheckpointChoice GATES = CheckpointChoice.gatesWhereTheySuit();
  private static final String CALL =
      "INVOKESTATIC java/lang/(invoke/)?\\$Loopbrake(\\$Gates)?\\..*\\(\\)V\n";

  /** The writer inserts frames and turns conditions round where jumps have become too far. */
  private static final String RESIZED = "handmade\\.(Far.*|TenThousand.*)";

  @Test
  void the_call_stands_directly_before_the_jump_back() {
    assertThat(text("ControlLoops", "whileLoop"))
        .isEqualTo(
            """
            ICONST_0
            ISTORE 2
            L0:
            FRAME APPEND 1 [1] []
            ILOAD 2
            ILOAD 0
            IF_ICMPGE L1
            ILOAD 2
            ILOAD 1
            IADD
            ISTORE 2
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            GOTO L0
            L1:
            FRAME SAME 0 [] []
            ILOAD 2
            I2L
            LRETURN
            MAX 2 3
            """);
  }

  @Test
  void the_call_stands_behind_the_operands_of_the_jump_back() {
    assertThat(text("ControlLoops", "doLoop"))
        .contains(
            """
            ILOAD 2
            ILOAD 0
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            IF_ICMPLT L0
            """);
  }

  @Test
  void the_call_stands_behind_the_label_that_a_jump_to_itself_goes_to() {
    assertThat(text("ControlLoops", "emptyFor"))
        .contains(
            """
            L1:
            FRAME SAME 0 [] []
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            GOTO L1
            """);
  }

  @Test
  void the_call_stands_behind_the_end_of_the_range_that_a_monitor_is_protected_by() {
    assertThat(text("MonitorLoops", "continueOutOfSynchronized"))
        .startsWith("TRY L0 L1 L2 null\n")
        .contains(
            """
            ALOAD 4
            MONITOREXIT
            L1:
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            GOTO L6
            """);
  }

  @Test
  void the_call_stands_before_a_switch_that_jumps_back() {
    assertThat(instrumented(handMade("TableSwitchBack52"), FLAGS).get("run(II)J"))
        .contains(
            """
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            TABLESWITCH 0 1 [L3, L0] L3
            """);
  }

  @Test
  void the_call_stands_before_a_subroutine_call_that_jumps_back() {
    assertThat(instrumented(handMade("JsrBackwards48"), FLAGS).get("run(II)J"))
        .contains(
            """
            INVOKESTATIC java/lang/$Loopbrake.checkpoint()V
            JSR L1
            """);
  }

  @Test
  void the_call_in_a_tight_loop_is_that_of_the_gate_of_its_class() {
    assertThat(instrumented(handMade("Version52"), GATES).get("run(II)J"))
        .containsPattern(
            "INVOKESTATIC java/lang/invoke/\\$Loopbrake\\$Gates\\.pass\\d+\\(\\)V\nIF_ICMPLT L0");
  }

  @ParameterizedTest
  @MethodSource("classFiles")
  void without_the_calls_all_code_reads_as_before(byte[] classFile) {
    for (CheckpointChoice choice : List.of(FLAGS, GATES)) {
      byte[] changed = new ClassInstrumenter(choice).instrument(classFile).classFile();
      if (changed != null) {
        Map<String, String> before = MethodText.ofAll(classFile);
        Map<String, String> after = MethodText.ofAll(changed);
        assertThat(after).isNotEqualTo(before);
        after.replaceAll((method, text) -> text.replaceAll(CALL, ""));
        assertThat(after).isEqualTo(before);
      }
    }
  }

  static List<byte[]> classFiles() throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Targets.classes())) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(file -> all.add(read(file)));
    }
    HandMadeShapes.all().stream()
        .filter(shape -> !shape.name().matches(RESIZED))
        .forEach(shape -> all.add(shape.classFile()));
    return all;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] handMade(String simpleName) {
    return HandMadeShapes.named(simpleName).classFile();
  }

  private static String text(String target, String method) {
    byte[] classFile = Targets.classFile("io.loopbrake.targets." + target);
    return instrumented(classFile, FLAGS).get(method + "(II)J");
  }

  private static Map<String, String> instrumented(byte[] classFile, CheckpointChoice choice) {
    return MethodText.ofBare(new ClassInstrumenter(choice).instrument(classFile).classFile());
  }
}
