/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import org.junit.jupiter.api.Test;

class LocalJvmsIT {
  @Test
  void a_jvm_that_does_not_answer_has_not_ended_before_its_process_has() throws Exception {
    RunningJvm jvm =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=com.acme.**,log=off")
            .startReady("io.loopbrake.rescues.Unprepared", "nothing");
    String pid = Long.toString(jvm.pid());
    try (jvm) {
      assertThat(LocalJvms.hasEnded(pid, 300)).as("a JVM that answers").isFalse();

      assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();

      assertThat(LocalJvms.hasEnded(pid, 300)).as("a JVM that is halted").isFalse();
    }
    assertThat(LocalJvms.hasEnded(pid, 300)).as("a JVM that was killed").isTrue();
  }

  /** It is told to leave the signals alone, and to listen for those who attach from its start. */
  @Test
  void a_jvm_that_catches_no_signal_is_attached_to_if_it_listens() throws Exception {
    ForkedJvm silent = ForkedJvm.of(Jdk.ofBuild()).withFlags("-Xrs", "-XX:+StartAttachListener");
    try (RunningJvm jvm = silent.startReady("io.loopbrake.rescues.Unprepared", "nothing");
        LocalJvm attached = LocalJvms.attach(Long.toString(jvm.pid()))) {
      assertThat(attached.agentVersion()).isNull();
    }
  }
}
