/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class AttachObstacleTest {
  /** The shell becomes a program that never asks for the end of its child. */
  @EnabledOnOs(OS.LINUX)
  @Test
  void a_process_that_has_ended_is_none_although_its_parent_has_not_noticed() throws Exception {
    Process parent = new ProcessBuilder("sh", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try {
      String ended = parent.inputReader().readLine();

      await()
          .untilAsserted(
              () ->
                  assertThatExceptionOfType(ShellException.class)
                      .isThrownBy(() -> AttachObstacle.check(ended))
                      .withMessageContaining("there is no process " + ended));
    } finally {
      parent.destroyForcibly();
    }
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void a_process_is_no_jvm_although_a_jvm_that_had_its_id_has_left_its_socket() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    Path left = Files.write(Paths.get("/tmp/.java_pid" + process.pid()), new byte[0]);
    try {
      assertThatExceptionOfType(ShellException.class)
          .isThrownBy(() -> AttachObstacle.check("" + process.pid()))
          .withMessageContaining("is not a JVM, or is still starting");
    } finally {
      Files.delete(left);
      process.destroyForcibly();
    }
  }
}
