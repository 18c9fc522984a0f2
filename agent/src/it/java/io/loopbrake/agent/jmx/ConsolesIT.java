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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several operators at once, some of whom are cut off. */
class ConsolesIT extends SpinnersJvm {
  private static final int ROUNDS = 20;
  private static final int KILLED = 4;
  private static final int ANSWERS = 25;

  @Test
  void two_consoles_that_stop_the_same_task_make_one_request_that_both_see() throws Exception {
    ExecutorService operators = Executors.newFixedThreadPool(2);
    try (LoopbrakeClient other = client().another()) {
      for (long round = 1; round <= ROUNDS; round++) {
        List<String> answers =
            operators.invokeAll(List.of(stopBy(client(), "one"), stopBy(other, "other"))).stream()
                .map(ConsolesIT::result)
                .toList();

        assertThat(answers).allMatch(answer -> answer.startsWith("request "));
        assertThat(answers).extracting(answer -> answer.split(" ")[1]).containsOnly(round + "");
        assertThat(newest(other)).isEqualTo(newest(client()));

        Callable<String> cancel = cancelBy(client(), round);
        Callable<String> cancelToo = cancelBy(other, round);
        assertThat(operators.invokeAll(List.of(cancel, cancelToo)))
            .extracting(ConsolesIT::result)
            .as("one has done it, the other is told so")
            .containsExactlyInAnyOrder("done", "refused");
      }
    } finally {
      operators.shutdownNow();
    }
    assertThat(client().requests()).hasSize(ROUNDS);
    awaitRest();
  }

  private static Callable<String> stopBy(LoopbrakeClient console, String reason) {
    return () -> (String) console.call("stopThreadsNamed", "sleeper", reason);
  }

  private static Callable<String> cancelBy(LoopbrakeClient console, long id) {
    return () -> {
      try {
        console.call("cancel", id);
        return "done";
      } catch (javax.management.RuntimeMBeanException e) {
        return e.getTargetException().getMessage().contains("cannot be cancelled any more")
            ? "refused"
            : e.toString();
      }
    };
  }

  private static String result(Future<String> done) {
    try {
      return done.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Object> newest(LoopbrakeClient console) throws Exception {
    CompositeData row = console.requests().get(0);
    return List.of(row.get("id"), row.get("state"), row.get("reason"), row.get("requestedAt"));
  }

  @Tag("full")
  @Test
  void a_console_that_is_killed_in_the_middle_leaves_a_request_that_others_can_close()
      throws Exception {
    for (int i = 0; i < KILLED; i++) {
      killInTheMiddle(ANSWERS + i);

      // The server may still be at the last call of a console that is gone.
      await().atMost(Duration.ofSeconds(30)).untilAsserted(this::closeTheOneThatIsOpen);
    }
    awaitRest();

    client().call("stopThread", client().busyThread("spinner-1"), "still works");
    awaitState((Long) client().requests().get(0).get("id"), "STOPPED");
    assertThat(busy()).containsExactlyInAnyOrder("spinner-2", "other");
    awaitRest();
  }

  private void closeTheOneThatIsOpen() throws Exception {
    List<Object> open = new ArrayList<>();
    for (CompositeData row : client().requests()) {
      if (row.get("state").equals("PENDING")) {
        open.add(row.get("id"));
      }
    }
    assertThat(open).hasSizeLessThanOrEqualTo(1);
    for (Object id : open) {
      client().call("cancel", id);
    }
    assertThat(client().requests()).extracting(row -> row.get("state")).containsOnly("CANCELLED");
  }

  private void killInTheMiddle(int answers) {
    try (RunningJvm console =
        ForkedJvm.of(Jdk.ofBuild())
            .start("io.loopbrake.faults.Console", client().address(), "sleeper")) {
      for (int i = 0; i < answers; i++) {
        assertThat(console.nextLine()).startsWith("request ");
      }
    }
  }

  private void awaitRest() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(client().status().get("flagUp")).isEqualTo(false);
              assertThat(client().status().get("gatesArmed")).isEqualTo(0);
            });
  }
}
