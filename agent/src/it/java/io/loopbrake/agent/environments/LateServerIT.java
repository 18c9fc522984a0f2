/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers with a log manager and an MBean server of their own, which no class path names. */
@Tag("full")
class LateServerIT {
  private static final String MAIN = "io.loopbrake.environments.LateServer";
  private static final String PACKAGE = "io.loopbrake.environments.server.";
  private static final String LOG_MANAGER =
      "java.util.logging.manager=" + PACKAGE + "OwnLogManager";
  private static final String SERVER_BUILDER =
      "javax.management.builder.initial=" + PACKAGE + "OwnServerBuilder";

  @TempDir private Path directory;

  private Path starter;
  private Path server;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @BeforeEach
  void make_jars() throws IOException {
    starter =
        new JarBuilder()
            .withPackage("environments")
            .withPackage("operating")
            .writeTo(directory.resolve("starter.jar"));
    server =
        new JarBuilder()
            .withPackage("environments/app")
            .withPackage("environments/server")
            .writeTo(directory.resolve("server.jar"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_server_gets_the_log_manager_and_the_mbean_server_that_the_command_line_names(Jdk jdk) {
    requireOwn(
        Played.by(
            jvm(jdk).withFlags("-D" + LOG_MANAGER, "-D" + SERVER_BUILDER),
            MAIN,
            server.toString()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_server_gets_the_mbean_server_that_the_command_line_names(Jdk jdk) {
    Line played = Played.by(jvm(jdk).withFlags("-D" + SERVER_BUILDER), MAIN, server.toString());

    assertThat(played.get("server")).isEqualTo("own");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_server_gets_the_log_manager_and_the_mbean_server_that_its_main_names(Jdk jdk) {
    requireOwn(Played.by(jvm(jdk), MAIN, server.toString(), LOG_MANAGER, SERVER_BUILDER));
  }

  private ForkedJvm jvm(Jdk jdk) {
    return ForkedJvm.of(jdk).withClassPathOnly(starter).withAgent(Played.INCLUDE);
  }

  private static void requireOwn(Line played) {
    assertThat(played.get("manager")).isEqualTo(PACKAGE + "OwnLogManager");
    assertThat(played.get("server")).isEqualTo("own");
  }
}
