/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttachIT {
  static List<Jdk> jdks() {
    return Jdk.oldestBuildAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_attached_to_a_running_jvm_covers_loaded_classes_and_tells_the_limit(Jdk jdk)
      throws Exception {
    try (RunningJvm jvm = ForkedJvm.of(jdk).startReady("io.loopbrake.probes.Spinners")) {
      jvm.attachAgent("include=io.loopbrake.probes.**");

      try (LoopbrakeClient client = jvm.connect()) {
        assertThat(client.status().get("checkpoints")).isEqualTo(7L);
        assertThat((String) client.status().get("mode"))
            .contains("attached to a running JVM: loops that were running then keep their old");
        long spinning = client.busyThread("spinner-1");

        client.call("stopThread", spinning, "test");
        Thread.sleep(500);

        assertThat(client.requests().get(0).get("state")).isEqualTo("PENDING");
        assertThat(client.busyThread("spinner-1")).isEqualTo(spinning);
      }
    }
  }
}
