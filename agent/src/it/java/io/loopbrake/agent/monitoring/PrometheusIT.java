/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The stock exporter beside the agent, with the configuration that the page gives. */
@Tag("full")
class PrometheusIT {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/monitoring.md");
  private static final String OPTIONS = "include=io.loopbrake.probes.**,interrupt=never";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern METRIC =
      Pattern.compile("^(loopbrake_\\S+) (\\S+)$", Pattern.MULTILINE);

  @TempDir private Path directory;

  static Stream<Arguments> jdksAndOrders() {
    List<Jdk> jdks = Jdk.available();
    return Stream.of(jdks.get(0), jdks.get(jdks.size() - 1))
        .flatMap(jdk -> Stream.of(Arguments.of(jdk, true), Arguments.of(jdk, false)));
  }

  @ParameterizedTest(name = "{0}, exporter first: {1}")
  @MethodSource("jdksAndOrders")
  void the_exporter_shows_what_the_page_says(Jdk jdk, boolean exporterFirst) throws Exception {
    int port = FreePort.ofLoopback();
    Path rules = Files.write(directory.resolve("loopbrake.yaml"), PAGE.fileNamed("loopbrake.yaml"));
    String exporter =
        "-javaagent:" + Libraries.prometheusExporter() + "=127.0.0.1:" + port + ":" + rules;
    ForkedJvm plain = ForkedJvm.of(jdk);
    ForkedJvm jvm =
        exporterFirst
            ? plain.withFlags(exporter).withAgent(OPTIONS)
            : plain.withAgent(OPTIONS).withFlags(exporter);
    try (RunningJvm application = jvm.startReady("io.loopbrake.probes.Spinners")) {
      try (LoopbrakeClient client = application.connect()) {
        client.call("stopThreadsNamed", "sleeper", "stays open");
        client.call("stopThreadsNamed", "spinner-*", "two are stopped");
        client.call("stopThreadsNamed", "sleeper", "the same again");
      }
      await().atMost(PATIENCE).untilAsserted(() -> assertStopped(metrics(port)));
    }
  }

  private static void assertStopped(Map<String, Double> metrics) {
    assertThat(metrics.keySet())
        .extracting(name -> "`" + name + "`")
        .containsExactlyInAnyOrderElementsOf(
            PAGE.rowsOfTables("Metric", "What it tells").stream().map(row -> row.get(0)).toList());
    assertThat(metrics)
        .containsEntry("loopbrake_requests_open", 1.0)
        .containsEntry("loopbrake_requests_total{state=\"stopped\"}", 2.0)
        .containsEntry("loopbrake_requests_total{state=\"expired\"}", 0.0)
        .containsEntry("loopbrake_classes_failed", 0.0)
        .containsEntry("loopbrake_classes_not_covered", 0.0)
        .containsKey("loopbrake_flag_up");
    assertThat(metrics.get("loopbrake_classes_instrumented")).isPositive();
    assertThat(metrics.get("loopbrake_checkpoints")).isPositive();
  }

  private static Map<String, Double> metrics(int port) throws Exception {
    String body =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                    .timeout(PATIENCE)
                    .build(),
                BodyHandlers.ofString())
            .body();
    Map<String, Double> metrics = new TreeMap<>();
    METRIC
        .matcher(body)
        .results()
        .forEach(m -> metrics.put(m.group(1).replace(",}", "}"), Double.valueOf(m.group(2))));
    return metrics;
  }
}
