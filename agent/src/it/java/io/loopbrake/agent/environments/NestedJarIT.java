/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The executable jars of Spring Boot, with their loaders of jars within jars. */
class NestedJarIT {
  private static final int JAVA_OF_SPRING_3 = 17;

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  static List<Jdk> newerJdks() {
    return jdks().stream().filter(jdk -> jdk.version() >= JAVA_OF_SPRING_3).toList();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void a_runaway_in_a_jar_within_the_jar_of_spring_boot_2_is_stopped(Jdk jdk) throws Exception {
    play(jdk, "2.7.18", "org.springframework.boot.loader.JarLauncher");
  }

  @ParameterizedTest
  @MethodSource("newerJdks")
  void a_runaway_in_a_jar_within_the_jar_of_spring_boot_3_is_stopped(Jdk jdk) throws Exception {
    play(jdk, "3.5.7", "org.springframework.boot.loader.launch.JarLauncher");
  }

  private void play(Jdk jdk, String version, String launcher) throws Exception {
    Path library =
        new JarBuilder().withPackage("environments/app").writeTo(directory.resolve("report.jar"));
    Path executable =
        new JarBuilder()
            .with("Main-Class", launcher)
            .with("Start-Class", "io.loopbrake.environments.InPlace")
            .withClassesOf(Libraries.environment("spring-boot-loader-" + version))
            .withPackage("BOOT-INF/classes/", "environments")
            .withPackage("BOOT-INF/classes/", "operating")
            .withFile("BOOT-INF/lib/report.jar", Files.readAllBytes(library))
            .writeTo(directory.resolve("application.jar"));

    Line played =
        Played.by(ForkedJvm.of(jdk).withAgent(Played.INCLUDE), "-jar", executable.toString());

    assertThat(played.get("loader")).contains("springframework");
    assertThat(played.get("from")).contains("application.jar").contains("BOOT-INF/lib/report.jar");
    assertThat(played.get("seen")).isEmpty();
  }
}
