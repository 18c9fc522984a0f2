/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator in a hurry. */
class HottestLoopIT extends SpinnersJvm {
  private static final Pattern OFFER =
      Pattern.compile(
          "thread \\d+ \\((?<thread>[^)]+)\\) loops hottest,\\nin io\\.loopbrake\\.probes\\.\\S+:\\d+,"
              + " with \\d+ % of a processor;\\nit is at task \\S+ \\(.+\\)\\.\\nNothing is stopped yet:"
              + " to stop this task, call stopHottest\\nwith a reason and the token (?<token>\\d{4}),"
              + " within 5 minutes");

  @Test
  void what_loops_hottest_is_shown_first_and_stopped_when_asked_again_with_the_token()
      throws Exception {
    Matcher offer = offer();
    assertThat(busy()).as("nothing is stopped yet").hasSize(3);
    assertThat(client().requests()).isEmpty();

    String answer = (String) client().call("stopHottest", "ticket 4711", offer.group("token"));

    assertThat(answer).startsWith("request 1 (task ");
    awaitState(1, "STOPPED");
    assertThat(client().requests().get(0).get("threadName")).isEqualTo(offer.group("thread"));
    assertThat(client().requests().get(0).get("reason")).isEqualTo("ticket 4711");
    assertThat(busy()).hasSize(2).doesNotContain(offer.group("thread"));
  }

  @Tag("full")
  @Test
  void a_token_stops_what_it_was_given_for_and_nothing_else_once_that_is_over() throws Exception {
    Matcher offer = offer();
    client().call("stopHottest", "first", offer.group("token"));
    awaitState(1, "STOPPED");

    assertThatThrownBy(() -> client().call("stopHottest", "again", offer.group("token")))
        .rootCause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has ended");
    assertThat(busy()).hasSize(2);
  }

  @Tag("full")
  @Test
  void where_nothing_loops_the_answer_says_so() throws Exception {
    client().call("stopThreadsNamed", "spinner-?", "test");
    client().call("stopThreadsNamed", "other", "test");
    for (long id = 1; id <= 3; id++) {
      awaitState(id, "STOPPED");
    }

    assertThat(client().call("stopHottest", "test"))
        .isEqualTo("no thread is busy in a loop with brakes; nothing is stopped");
  }

  @Test
  void a_request_is_described_in_full_with_what_to_do_next() throws Exception {
    client().call("stopThreadsNamed", "sleeper", "it sleeps");

    assertThat((String) client().call("describe", 1L))
        .startsWith("request 1 (task ")
        .contains("\nreason: it sleeps\nasked for by a JMX client without a login at ")
        .contains("\nPENDING since ")
        .contains(
            "\nnext: wait until the thread passes a checkpoint;\ncancel(1) cancels the request");

    client().call("cancel", 1L);
    assertThat((String) client().call("describe", 1L))
        .endsWith(
            "\nnext: nothing more is thrown;\nif the task still loops, request its stop again");

    client().call("stopThreadsNamed", "other", "it spins");
    awaitState(2, "STOPPED");
    assertThat((String) client().call("describe", 2L))
        .contains("\nthrown first in io.loopbrake.probes.Spinners")
        .endsWith("\nnext: nothing, the task is over;\ncheck the state that it left behind");
  }

  private Matcher offer() throws Exception {
    String answer = (String) client().call("stopHottest", "to see");
    Matcher offer = OFFER.matcher(answer);
    assertThat(offer.matches()).as(answer).isTrue();
    return offer;
  }
}
