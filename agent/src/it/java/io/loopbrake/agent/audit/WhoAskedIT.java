/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.GuardedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where JMX asks for a password, the user's name goes on the record. */
class WhoAskedIT {
  private static final String BY = "operator1 at 127.0.0.1";

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_user_stands_in_the_line_in_the_notification_in_the_error_and_in_the_table(Jdk jdk)
      throws Exception {
    try (GuardedJvm guarded = new GuardedJvm(jdk, directory)) {
      String address = guarded.url();
      try (LoopbrakeClient operator = LoopbrakeClient.connect(address, "operator1", "secret");
          LoopbrakeClient viewer = LoopbrakeClient.connect(address, "viewer", "secret")) {
        List<String> told = new CopyOnWriteArrayList<>();
        viewer.listen(
            (notification, handback) ->
                told.add(
                    notification.getType()
                        + " "
                        + ((CompositeData) notification.getUserData()).get("requestedBy")));
        assertThatThrownBy(() -> viewer.call("stopThreadsNamed", "report-1", "not allowed"))
            .isInstanceOf(SecurityException.class);

        operator.call("stopThreadsNamed", "report-1", "ticket 4711");

        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () ->
                    assertThat(told)
                        .containsExactly(
                            "io.loopbrake.request.pending " + BY,
                            "io.loopbrake.request.delivered " + BY,
                            "io.loopbrake.request.stopped " + BY));
        assertThat(viewer.requests()).hasSize(1);
        assertThat(viewer.requests().get(0).get("requestedBy")).isEqualTo(BY);
        assertThat(guarded.jvm().nextLine())
            .isEqualTo(
                "report-1 stopped by Loopbrake request 1: ticket 4711 (asked for by " + BY + ")");
        assertThat(operator.busyThread("report-2")).isPositive();
      }
      guarded.jvm().process().getOutputStream().close();
      assertThat(guarded.jvm().err().lines().filter(line -> line.contains(" request ")))
          .hasSize(3)
          .allMatch(line -> line.contains("; asked for by " + BY + ": ticket 4711"));
    }
  }
}
