/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.management.MBeanOperationInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnswersOverJmxIT extends SpinnersJvm {
  record BadCall(String message, String operation, Object... arguments) {}

  static Stream<BadCall> badCalls() {
    return Stream.of(
        new BadCall("no live thread has the id 999999", "stopThread", 999999L, "test"),
        new BadCall("a thread id is 1 or more, not -5", "stopThread", -5L, "test"),
        new BadCall("a thread id is 1 or more, not 0", "stopThread", 0L, "test"),
        new BadCall("the reason is empty: give a reason", "stopThread", 1L, ""),
        new BadCall("the reason is empty: give a reason", "stopThread", 1L, null),
        new BadCall("the reason is 501 characters long", "stopThread", 1L, "x".repeat(501)),
        new BadCall("the thread name pattern is empty", "stopThreadsNamed", "", "test"),
        new BadCall("the thread name pattern is empty", "stopThreadsNamed", null, "test"),
        new BadCall("the reason is empty: give a reason", "stopThreadsNamed", "spinner-1", " "),
        new BadCall("the class pattern is empty", "stopThreadsIn", "", "test"),
        new BadCall("did you mean `com.acme.**`?", "stopThreadsIn", "com/acme/**", "test"),
        new BadCall("no live thread has the id 999999", "requestStop", "999999", "test"),
        new BadCall("task 1#7 is over", "requestStop", "1#7", "test"),
        new BadCall("no thread at work is named nobody", "requestStop", "nobody", "test"),
        new BadCall("the thread name pattern is empty", "requestStop", null, "test"),
        new BadCall("the reason is empty: give a reason", "requestStop", "spinner-1", " "),
        new BadCall("'nobody' is not the id of a task", "requestRescue", "nobody", "test"),
        new BadCall("'57' is not the id of a task", "stopTask", "57", "test"),
        new BadCall("'null' is not the id of a task", "stopTask", null, "test"),
        new BadCall(
            "the id of a task is 1000001 characters", "stopTask", "1".repeat(1_000_001), "test"),
        new BadCall("the reason is 1000000 characters", "force", 77L, "x".repeat(1_000_000)),
        new BadCall(
            "pattern is 1000000 characters", "stopThreadsNamed", "x".repeat(1_000_000), "t"),
        new BadCall("pattern is 1000000 characters", "stopThreadsIn", "x".repeat(1_000_000), "t"),
        new BadCall("pattern is 1000000 characters", "addClasses", "x".repeat(1_000_000)),
        new BadCall("pattern is 1000000 characters", "removeClasses", "x".repeat(1_000_000)),
        new BadCall("task 999999#1 is over: its thread has ended", "stopTask", "999999#1", "test"),
        new BadCall("task 1#7 is over; thread 1 works on task 1#0 now", "stopTask", "1#7", "test"),
        new BadCall(
            "'12' is not a valid token: call stopHottest without a token",
            "stopHottest",
            "test",
            "12"),
        new BadCall(
            "'null' is not a valid token: call stopHottest without a token",
            "stopHottest",
            "test",
            null),
        new BadCall("the reason is empty: give a reason", "stopHottest", " "),
        new BadCall("the reason is empty: give a reason", "stopHottest", " ", "1234"),
        new BadCall("give 1 to 86400", "stopTask", "1#0", "test", 0L),
        new BadCall("the reason is empty: give a reason", "stopTask", "1#0", " "),
        new BadCall("no request has the id 77", "force", 77L, "test"),
        new BadCall("the reason is empty: give a reason", "force", 77L, ""),
        new BadCall("no request has the id 77", "describe", 77L),
        new BadCall("no request has the id -1", "cancel", -1L),
        new BadCall("no request has the id 77", "cancel", 77L),
        new BadCall("no request has the id 0", "cancel", 0L),
        new BadCall("give 50 to 60000", "findLoops", 0L),
        new BadCall("give 50 to 60000", "findLoops", -1L),
        new BadCall("give 50 to 60000", "findLoops", Long.MAX_VALUE),
        new BadCall("the class pattern is empty", "addClasses", ""),
        new BadCall("three stars in a row", "addClasses", "com.***"),
        new BadCall("a dot must stand between two names", "removeClasses", "com."));
  }

  @Tag("full")
  @Test
  void a_bad_argument_is_answered_with_a_sentence_and_nothing_is_done() throws Exception {
    for (BadCall bad : badCalls().toList()) {
      assertThatThrownBy(() -> client().call(bad.operation, bad.arguments))
          .as(bad.operation + Arrays.toString(bad.arguments))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .rootCause()
          .hasMessageContaining(bad.message);
    }
    assertThat(client().requests()).isEmpty();
    assertThat(busy()).hasSize(3);
  }

  @Test
  void every_operation_and_parameter_has_a_name_and_a_description() throws Exception {
    assertThat(client().info().getDescription()).contains("findLoops");
    assertThat(client().info().getAttributes())
        .extracting(attribute -> attribute.getName())
        .containsExactlyInAnyOrder("Requests", "Status");
    for (MBeanOperationInfo operation : client().info().getOperations()) {
      assertThat(operation.getDescription()).hasSizeGreaterThan(30);
      assertThat(operation.getSignature())
          .allSatisfy(
              parameter -> {
                assertThat(parameter.getName()).doesNotMatch("p\\d+|arg\\d+").isNotBlank();
                assertThat(parameter.getDescription()).hasSizeGreaterThan(10);
                assertThat(parameter.getType()).isIn("long", "java.lang.String");
              });
    }
  }
}
