/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent has to say of a class while the JVM loads it. */
class LinesWhileLoadingIT {
  private static final String PACKAGE = "io.loopbrake.audit.";
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path directory;

  @Test
  void classes_are_loaded_although_nobody_reads_the_error_stream() throws Exception {
    try (RunningJvm jvm = jvm().start(PACKAGE + "CloggedLoading")) {
      assertThat(jvm.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(jvm.lines())
          .containsExactly("loaded Report", "loaded History", "loaded Guarded", "clogged true");
    }
  }

  @Test
  void the_lines_are_written_although_the_jvm_ends_at_once() throws IOException {
    assertThat(jvm().run("io.loopbrake.probes.Finite").err())
        .contains("io/loopbrake/probes/Finite: could not be dumped");
  }

  /** Each class that has loops cannot be dumped. */
  private ForkedJvm jvm() throws IOException {
    Path file = Files.createFile(directory.resolve("no-directory"));
    return ForkedJvm.of(Jdk.ofBuild()).withAgent("include=io.loopbrake.**,log=warn,dump=" + file);
  }
}
