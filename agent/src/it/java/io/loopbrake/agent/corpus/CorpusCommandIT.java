/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Targets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that checks any jars. */
class CorpusCommandIT {
  private static final String LOOPS = "io/loopbrake/targets/ControlLoops.class";

  @TempDir Path directory;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void a_directory_stands_for_all_jars_and_class_files_below_it() throws IOException {
    Files.createDirectories(directory.resolve("lib/old"));
    Files.copy(Libraries.of("oro"), directory.resolve("lib/old/oro.jar"));
    Path classes = Files.createDirectories(directory.resolve(LOOPS).getParent());
    Files.write(classes.resolve("ControlLoops.class"), loops());
    assertThat(check(directory)).isZero();
    assertThat(printed.toString(UTF_8))
        .containsPattern("(?m)^oro\\.jar +46 +0 +62 +62 ")
        .containsPattern("(?m)^" + directory.getFileName() + " +52 +0 +1 +1 ")
        .containsPattern("(?m)^all +46-52 +0 +63 +63 ");
  }

  @Test
  void a_class_that_cannot_be_instrumented_makes_it_fail_and_is_named() throws IOException {
    byte[] half = Arrays.copyOf(loops(), loops().length / 2);
    assertThat(check(jar("half.jar", Map.of("Half.class", half)))).isEqualTo(1);
    assertThat(printed.toString(UTF_8)).contains("half.jar: failed at Half.class: ");
  }

  @Test
  void a_class_file_newer_than_the_agent_is_left_alone_and_its_loops_are_counted()
      throws IOException {
    byte[] newer = loops();
    newer[7] = 127;
    assertThat(check(jar("newer.jar", Map.of(LOOPS, newer)))).isZero();
    assertThat(printed.toString(UTF_8)).containsPattern("newer_class_file [1-9]");
  }

  @Test
  void what_only_has_the_name_of_a_class_file_is_left_out() throws IOException {
    byte[] text = "no class file".getBytes(UTF_8);
    assertThat(check(jar("text.jar", Map.of("Text.class", text)))).isZero();
  }

  @Test
  void it_fails_if_there_is_nothing_to_check() throws IOException {
    assertThat(check(directory)).isNotZero();
  }

  private int check(Path jarOrDirectory) throws IOException {
    return new CorpusCommand(new PrintStream(printed, true, UTF_8)).check(List.of(jarOrDirectory));
  }

  private Path jar(String name, Map<String, byte[]> entries) {
    Path jar = directory.resolve(name);
    ClassFiles.write(entries, jar);
    return jar;
  }

  private static byte[] loops() {
    return Targets.classFile("io.loopbrake.targets.ControlLoops");
  }
}
