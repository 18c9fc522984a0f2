/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single commands of pages, with what they need put beside them. */
class CommandsOfPagesIT {
  private static final String SERVER =
      "public class Server { public static void main(String[] a) { System.out.print(\"up\"); } }";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() throws Exception {
    Files.copy(ForkedJvm.agentJar(), directory.resolve("loopbrake-agent.jar"));
    shell = new Shell();
    shell.run("cd '" + directory + "'");
  }

  @AfterEach
  void close() {
    shell.close();
  }

  @Test
  void a_server_starts_with_the_flag_of_the_options() throws Exception {
    shell.save("Server.java", SERVER);
    shell.run("javac Server.java && jar cfe acme-server.jar Server Server.class");

    String command = MarkdownPage.of("docs/options.md").commandWith("acme-server.jar");
    assertThat(shell.run(command + "; echo")).as("log=warn: no banner").isEqualTo("up\n");
  }

  @Test
  void a_script_takes_the_hottest_task_out_of_the_json() throws Exception {
    assumeThat(Path.of("/usr/bin/jq")).exists();
    try (RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=io.loopbrake.probes.**")
            .startReady("io.loopbrake.probes.Spinners")) {
      String command = MarkdownPage.of("docs/shell.md").commandWith("jq");
      shell.run("PID=" + jvm.pid());
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(shell.run(command)).matches("[0-9]+#0\n"));
    }
  }
}
