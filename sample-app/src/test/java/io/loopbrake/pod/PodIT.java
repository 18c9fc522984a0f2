/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for kubectl, with namespaces of Linux in place of a cluster. */
@Tag("full")
class PodIT {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/kubernetes.md");
  private static final Path DOCKERFILE = Path.of("../docs/deploy/Dockerfile");
  private static final Pattern ENTRYPOINT = Pattern.compile("ENTRYPOINT \\[(.*)\\]");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Pod pod;

  @BeforeEach
  void start() throws Exception {
    assumeThat(Pod.isPossible()).as("namespaces, which take root on Linux").isTrue();
    pod = new Pod(directory);
    Path sample = Path.of(System.getProperty("sample.jar"));
    pod.add(Path.of(System.getProperty("loopbrake.jar")), "/opt/loopbrake/loopbrake-agent.jar");
    pod.add(sample, "/opt/orders/order-server.jar");
    try (Stream<Path> libraries = Files.list(sample.resolveSibling("lib"))) {
      for (Path library : libraries.toList()) {
        pod.add(library, "/opt/orders/lib/" + library.getFileName());
      }
    }
    List<String> command = new ArrayList<>(entrypoint());
    command.add("start solver");
    pod.start(command);
    await().atMost(PATIENCE).until(() -> pod.log().contains("job-solver started"));
  }

  @AfterEach
  void close() {
    if (pod != null) {
      pod.close();
    }
  }

  @Test
  void a_command_in_the_container_finds_and_stops_a_job() throws Exception {
    String top = PAGE.commandWith("exec deploy/order-server -- java -Xmx64m -jar");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(pod.run(top)).contains("job-solver"));

    String stop = PAGE.commandWith("stop 1 job-solver");
    assertThat(pod.run(stop)).contains("(task ", "thread job-solver): STOPPED");
    await().atMost(PATIENCE).until(() -> pod.log().contains("the solver oscillates"));
  }

  @Test
  void a_command_in_an_ephemeral_container_finds_a_job_and_jdk_17_only_with_the_tmp_of_the_pod()
      throws Exception {
    String top = PAGE.commandWith("kubectl debug");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(pod.run(top)).contains("job-solver"));

    if (Runtime.version().feature() == 17) {
      String alone = top.replaceFirst(" --custom=\\S+", "");
      assertThat(pod.run(alone)).contains("JVM 1 cannot be reached").doesNotContain("job-solver");
    }
  }

  private static List<String> entrypoint() throws Exception {
    return ENTRYPOINT
        .matcher(Files.readString(DOCKERFILE))
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(", ")))
        .map(word -> word.replace("\"", ""))
        .toList();
  }
}
