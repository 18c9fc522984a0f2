/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.careful;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application can do with what is thrown, whose class it does not see. */
class ThrownIT {
  private static final String MESSAGE = "stopped by Loopbrake request 1: ";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_can_be_sent_and_read_where_there_is_no_agent(Jdk jdk) {
    Line thrown = thrown(jdk, "");

    assertThat(thrown.get("class")).isEqualTo("io.loopbrake.agent.control.LoopStoppedError");
    assertThat(thrown.number("caught")).isZero();
    assertThat(thrown.get("received")).isEqualTo("java.lang.Error");
    assertThat(thrown.get("nested")).isEqualTo("java.lang.Error");
    assertSent(thrown);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_stop_is_a_cancellation_if_the_option_says_so_and_no_less_stubborn(Jdk jdk) {
    Line thrown = thrown(jdk, ",throws=exception");

    assertThat(thrown.get("class")).isEqualTo("io.loopbrake.agent.control.LoopStoppedException");
    assertThat(thrown.is("cancelled")).isTrue();
    assertThat(thrown.get("received")).isEqualTo("java.util.concurrent.CancellationException");
    assertThat(thrown.get("nested")).isEqualTo("java.util.concurrent.CancellationException");
    assertSent(thrown);
  }

  private static Line thrown(Jdk jdk, String option) {
    Line thrown =
        Lines.of(
                ForkedJvm.of(jdk)
                    .withAgent("include=io.loopbrake.thrown.**" + option)
                    .run("io.loopbrake.thrown.Sent"))
            .only("thrown");
    assertThat(thrown.get("state")).as(thrown.toString()).isEqualTo("STOPPED");
    return thrown;
  }

  private static void assertSent(Line thrown) {
    assertThat(thrown.get("message")).startsWith(MESSAGE);
    assertThat(thrown.get("receivedMessage")).isEqualTo(thrown.get("message"));
    assertThat(thrown.get("nestedMessage")).isEqualTo(thrown.get("message"));
    assertThat(thrown.is("sameTrace")).isTrue();
  }
}
