/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.engines.Recipe;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The valve with which Tomcat looks after requests that take too long. */
@Tag("full")
class StuckRequestsIT {
  private static final long PATIENCE_SECONDS = 30;
  private static final int QUESTIONS = 100;
  private static final String SUM = "5050 ";

  @TempDir private Path directory;

  @Test
  void a_request_that_the_valve_interrupts_ends_and_its_worker_goes_on() throws Exception {
    Path configuration = directory.resolve("webapp/META-INF/context.xml");
    Files.createDirectories(configuration.getParent());
    List<String> valve =
        Recipe.file("context.xml", "com.acme").stream()
            .map(line -> line.replaceAll("hreshold=\"\\d+\"", "hreshold=\"1\""))
            .toList();
    Files.write(configuration, valve);
    String options = Recipe.options("io.loopbrake.containers.app");
    try (LiveServer server = LiveServer.of(Jdk.ofBuild(), "tomcat", directory, options)) {
      Site site = server.site();
      CompletableFuture<Site.Reply> stuck =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return site.ask("run away");
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(site.ask("wait 500").status()).as("one that only waits").isEqualTo(200);
      assertThat(stuck).isNotDone();

      Site.Reply end = stuck.get(PATIENCE_SECONDS, TimeUnit.SECONDS);

      assertThat(end.status()).isEqualTo(500);
      CompositeData request = onlyRequest(server);
      assertThat(request.get("state")).isEqualTo("STOPPED");
      assertThat(request.get("requestedBy")).isEqualTo("an interrupt");
      assertThat(workersThatAnswerRight(site)).contains((Long) request.get("threadId"));
      assertThat(server.operator().requests()).hasSize(1);
    }
  }

  private static CompositeData onlyRequest(LiveServer server) throws Exception {
    List<CompositeData> requests = server.operator().requests();
    assertThat(requests).hasSize(1);
    return requests.get(0);
  }

  private static Set<Long> workersThatAnswerRight(Site site) throws Exception {
    Set<Long> workers = new TreeSet<>();
    for (int i = 0; i < QUESTIONS; i++) {
      Site.Reply reply = site.ask("sum 100");
      assertThat(reply.isRight(SUM)).as(reply.toString()).isTrue();
      workers.add(Long.valueOf(reply.text().substring(SUM.length())));
    }
    return workers;
  }
}
