/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The answer to a stop says what will follow, and that is what follows, in the real thing. */
class WhatFollowsIT {
  private static final String TABLE =
      """
      thread|its thread ends, unless code around the work catches the error; nobody but the application starts it again|ended=true
      pool|the pool goes on with its next task; Future.get throws an ExecutionException|thrown=ExecutionException, runs=2
      periodic|the periodic task is not run again; the pool goes on with its next task|again=false, next=true
      future|the step fails; who joins it, or a step behind it, gets a CompletionException|thrown=CompletionException
      timer|the Timer ends with it: its later tasks are not run, nor new ones|later=false, refusal=Timer already cancelled.
      """;

  private static final String TABLE_OF_LIBRARIES =
      """
      quartz|the job's listeners get a JobExecutionException; its trigger fires again at its next time|again=true
      spring-scheduler|Spring logs the error, and runs a repeating task again at its next time|again=true
      pekko|its supervisor decides; by default it escalates an Error, and the actor system ends|ended=true
      disruptor|its exception handler is told; the default one ends the event's processor|ended=true
      activemq-auto|ActiveMQ does not deliver the message again; a consumer with a prefetch of 1 gets no other|runs=3, left=0
      activemq-auto-prefetch-1|ActiveMQ does not deliver the message again; a consumer with a prefetch of 1 gets no other|runs=1, left=2
      activemq-transacted|ActiveMQ does not deliver the message again; a consumer with a prefetch of 1 gets no other|runs=3, left=0
      spring-jms-auto|the container goes on; in a transacted session the message is delivered again|next=true, redelivered=0
      spring-jms-transacted|the container goes on; in a transacted session the message is delivered again|next=true, redelivered=1
      """;

  private static final String TABLE_OF_EXCEPTIONS =
      """
      pekko-goes-on|its supervisor decides; by default it escalates an Error, and the actor system ends|ended=false
      """;

  @Test
  void the_answer_to_the_stop_of_a_timer_or_of_a_pools_task_says_what_follows() {
    assertThatItFollows(TABLE, "");
  }

  @Test
  @Tag("full")
  void the_answer_to_the_stop_of_a_librarys_task_says_what_follows() {
    assertThatItFollows(TABLE_OF_LIBRARIES, "");
  }

  @Test
  @Tag("full")
  void an_actor_system_goes_on_when_the_stop_of_one_of_its_actors_throws_an_exception() {
    assertThatItFollows(TABLE_OF_EXCEPTIONS, ",throws=exception");
  }

  private static void assertThatItFollows(String table, String options) {
    List<String[]> rows = table.lines().map(row -> row.split("\\|")).toList();
    Path[] classPath =
        Stream.of(
                Stream.of("actors", "disruptor", "jms").map(Libraries::library),
                Stream.of(Libraries.container("quartz")))
            .flatMap(lists -> lists)
            .flatMap(List::stream)
            .toArray(Path[]::new);

    Lines lines =
        Lines.of(
            ForkedJvm.of(Jdk.ofBuild())
                .withClassPath(classPath)
                .withAgent("include=io.loopbrake.libraries.app.*,log=warn" + options)
                .run(
                    Stream.concat(
                            Stream.of("io.loopbrake.libraries.WhatFollows"),
                            rows.stream().map(row -> row[0]))
                        .toArray(String[]::new)));

    for (String[] row : rows) {
      Map<String, String> values = new LinkedHashMap<>(lines.named("follows", row[0]).values());
      assertThat(values.remove("name")).isEqualTo(row[0]);
      assertThat(values.remove("state")).as(row[0]).isEqualTo("STOPPED");
      assertThat(values.remove("says")).as(row[0]).isEqualTo("after the stop: " + row[1]);
      assertThat(values.remove("describedAlike")).as("describe, of " + row[0]).isEqualTo("true");
      assertThat(values).as(row[0]).hasToString("{" + row[2] + "}");
    }
  }
}
