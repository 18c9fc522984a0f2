/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** GraalVM's compiler in the place of C2, in a JDK that was not made for it (JEP 243, JEP 317). */
@Tag("full")
class GraalCompilerIT {
  private static final String OPTIONS = "include=io.loopbrake.stops.kinds.*:java.util.regex.**";
  private static final String MILLIS_BEFORE_STOP = "1000";

  @Test
  void on_java_17_every_loop_gets_a_flag_and_each_kind_is_stopped() {
    stopEachKind(17, "graal-17");
  }

  @Test
  void on_java_21_every_loop_gets_a_flag_and_each_kind_is_stopped() {
    stopEachKind(21, "graal-21");
  }

  private static void stopEachKind(int version, String modules) {
    Optional<Jdk> jdk = Jdk.of(version);
    assumeTrue(jdk.isPresent());
    ForkedJvm.Result result =
        ForkedJvm.of(jdk.get())
            .withFlags(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+EnableJVMCI",
                "-XX:+UseJVMCICompiler",
                "-Xmx512m",
                "--upgrade-module-path=" + pathOf(Libraries.compiler(modules)))
            .withAgent(OPTIONS)
            .run("io.loopbrake.matrix.StopEachKind", MILLIS_BEFORE_STOP);

    Lines lines = Lines.of(result);
    assertThat(lines.only("status").get("mode"))
        .startsWith("flag checkpoints (it is not known how the JIT of this JVM treats loops");
    assertThat(lines.ofKind("stop"))
        .isNotEmpty()
        .allSatisfy(stop -> assertThat(stop.get("state")).isEqualTo("STOPPED"));
  }

  private static String pathOf(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
