/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A JVM with three threads that spin and one that sleeps, and a client of its MBean. */
abstract class SpinnersJvm {
  static final String PROBES = "include=io.loopbrake.probes.**";

  /** Long enough for each of them to get its turn on a machine with much else to do. */
  private static final long BUSY_MILLIS = 800;

  private RunningJvm jvm;
  private LoopbrakeClient client;

  final LoopbrakeClient client() {
    return client;
  }

  /** The sleeper is left asleep, so that its requests stay open. */
  @BeforeEach
  void startSpinners() throws Exception {
    startSpinners(
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags("-XX:+UseG1GC")
            .withAgent(PROBES + ",interrupt=never"));
  }

  final void startSpinners(ForkedJvm forked) throws Exception {
    jvm = forked.startReady("io.loopbrake.probes.Spinners");
    client = jvm.connect();
  }

  @AfterEach
  final void end() throws Exception {
    client.close();
    jvm.close();
  }

  /** The names of the threads that loop. */
  final Set<Object> busy() throws Exception {
    return Set.copyOf(
        client.findLoops(BUSY_MILLIS).stream().map(row -> row.get("threadName")).toList());
  }

  final void awaitState(long id, String state) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () ->
                assertThat(client.requests())
                    .anySatisfy(
                        row -> {
                          assertThat(row.get("id")).isEqualTo(id);
                          assertThat(row.get("state")).isEqualTo(state);
                        }));
  }
}
