/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.control.RequestState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AwaitedRequestsTest {
  @ParameterizedTest
  @CsvSource({
    "PENDING, OPEN",
    "DELIVERED, OPEN",
    "STOPPED, DONE",
    "MISSED, MISSED",
    "CANCELLED, NOT_STOPPED",
    "EXPIRED, NOT_STOPPED",
    "STOPPED STOPPED, DONE",
    "STOPPED MISSED, MISSED",
    "EXPIRED MISSED STOPPED, NOT_STOPPED",
    "MISSED CANCELLED, NOT_STOPPED",
    "CANCELLED PENDING, OPEN",
  })
  void the_exit_code_is_that_of_the_worst_end(String states, ExitCode expected) {
    List<Row> rows = Arrays.stream(states.split(" ")).map(AwaitedRequestsTest::row).toList();

    assertThat(AwaitedRequests.exitCode(rows)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void the_shell_takes_the_states_for_open_that_the_agent_does(RequestState state) {
    assertThat(row(state.name()).isOpen()).isEqualTo(state.isOpen());
  }

  private static Row row(String state) {
    return Row.of(Map.of("state", state));
  }
}
