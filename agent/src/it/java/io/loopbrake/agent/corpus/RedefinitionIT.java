/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Targets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** That every Java, asked about other code for a class, reports what it is asked for. */
@ParameterizedClass
@MethodSource("jdks")
class RedefinitionIT {
  private static final String LOOPS = "io/loopbrake/targets/ControlLoops.class";
  private static final String HANDLERS = "io/loopbrake/targets/HandlerLoops.class";

  @Parameter Jdk jdk;
  @TempDir Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @Test
  void of_two_classes_the_one_with_wrong_code_is_reported() {
    Redefinition found =
        Redefinition.of(
            jdk,
            directory,
            Map.of(LOOPS, instrumented(LOOPS), HANDLERS, WrongCode.of(instrumented(HANDLERS))));
    assertThat(found.before().byPath())
        .containsOnly(
            Map.entry(LOOPS, LinkResults.LINKED), Map.entry(HANDLERS, LinkResults.LINKED));
    assertThat(found.after().byPath()).containsEntry(LOOPS, LinkResults.LINKED);
    assertThat(found.after().byPath().get(HANDLERS)).startsWith("java.lang.VerifyError");
  }

  @Test
  void a_class_that_the_jvm_does_not_have_is_reported() {
    String result = "java.lang.ClassNotFoundException: Missing";
    Redefinition found =
        Redefinition.of(jdk, directory, Map.of("Missing.class", instrumented(LOOPS)));
    assertThat(found.before().byPath()).containsOnly(Map.entry("Missing.class", result));
    assertThat(found.after().byPath()).containsOnly(Map.entry("Missing.class", result));
  }

  @Test
  void code_for_which_nothing_wrong_can_be_had_counts_as_not_verified() {
    byte[] withoutCheckpoints = classFile(LOOPS);
    Redefinition found = Redefinition.of(jdk, directory, Map.of(LOOPS, withoutCheckpoints));
    assertThat(found.before().byPath()).containsOnly(Map.entry(LOOPS, "the JVM verifies it never"));
  }

  private static byte[] instrumented(String path) {
    Map<String, byte[]> changed = new HashMap<>();
    InstrumentedJar.of(
        Map.of(path, classFile(path)), CheckpointChoice.gatesWhereTheySuit(), changed::put);
    return changed.get(path);
  }

  private static byte[] classFile(String path) {
    return Targets.classFile(path.replace(".class", "").replace('/', '.'));
  }
}
