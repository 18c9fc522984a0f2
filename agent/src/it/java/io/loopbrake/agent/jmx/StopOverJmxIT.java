/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.util.List;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StopOverJmxIT extends SpinnersJvm {
  @Test
  void the_busy_threads_are_found_with_the_line_they_loop_in() throws Exception {
    List<CompositeData> loops = client().findLoops(300);

    assertThat(loops)
        .extracting(row -> row.get("threadName"))
        .containsExactlyInAnyOrder("spinner-1", "spinner-2", "other");
    assertThat(loops)
        .allSatisfy(
            row -> {
              assertThat((Double) row.get("cpuPercent")).isBetween(1.0, 100.0);
              assertThat(row.get("state")).isEqualTo("RUNNABLE");
              assertThat((String) row.get("loop"))
                  .matches("io\\.loopbrake\\.probes\\.Spinners(\\$Other)?\\.spin:\\d+");
            });
  }

  @Test
  void one_thread_is_stopped_and_the_others_run_on() throws Exception {
    long id = client().busyThread("spinner-1");

    String answer = (String) client().call("stopThread", id, "ticket 4711");

    assertThat(answer)
        .startsWith("request 1 (task ")
        .endsWith(";\nlook at Requests, or call describe(1)");
    awaitState(1, "STOPPED");
    CompositeData request = client().requests().get(0);
    assertThat(request.get("threadId")).isEqualTo(id);
    assertThat(request.get("reason")).isEqualTo("ticket 4711");
    assertThat((String) request.get("requestedBy")).startsWith("a JMX client without a login at ");
    assertThat((String) request.get("why"))
        .startsWith("the thread has ended; the stop error was thrown at io.loopbrake.probes.");
    assertThat(busy()).containsExactlyInAnyOrder("spinner-2", "other");
  }

  @Test
  void threads_are_stopped_by_a_pattern_of_their_name() throws Exception {
    String answer = (String) client().call("stopThreadsNamed", "spinner-?", "test");

    assertThat(answer.split("\n\n")).hasSize(2);
    awaitState(1, "STOPPED");
    awaitState(2, "STOPPED");
    assertThat(busy()).containsExactly("other");
  }

  @Tag("full")
  @Test
  void threads_are_stopped_by_a_class_that_they_are_in() throws Exception {
    client().call("stopThreadsIn", "io.loopbrake.probes.Spinners$Other", "test");

    awaitState(1, "STOPPED");
    assertThat(busy()).containsExactlyInAnyOrder("spinner-1", "spinner-2");
  }

  @Tag("full")
  @Test
  void patterns_that_name_nothing_stop_nothing_and_say_so() throws Exception {
    assertThat((String) client().call("stopThreadsNamed", "nobody", "test"))
        .startsWith("0 requests: no thread at work is named nobody");
    assertThat((String) client().call("stopThreadsNamed", "Finalizer", "the JVM's own"))
        .startsWith("0 requests: no thread at work is named Finalizer");
    assertThat((String) client().call("stopThreadsIn", "com.acme.**", "test"))
        .startsWith("0 requests: no thread has a frame of com.acme.**");
    assertThat(busy()).hasSize(3);
  }

  @Test
  void a_request_for_a_sleeping_thread_stays_open_says_why_and_can_be_cancelled() throws Exception {
    client().call("stopThreadsNamed", "sleeper", "test");

    CompositeData pending = client().requests().get(0);
    assertThat(pending.get("state")).isEqualTo("PENDING");
    assertThat((String) pending.get("why"))
        .matches(
            "the stop error was not thrown yet; the thread waits in java\\.lang\\.Thread\\.sleep.*,"
                + " called by io\\.loopbrake\\.probes\\.Spinners\\.sleep:\\d+");

    assertThat((String) client().call("cancel", 1L)).startsWith("request 1 (task ");
    assertThat(client().requests().get(0).get("state")).isEqualTo("CANCELLED");
  }

  @Tag("full")
  @Test
  void a_sleeping_thread_is_woken_and_stopped() throws Exception {
    end();
    startSpinners(ForkedJvm.of(Jdk.ofBuild()).withAgent(PROBES));

    client().call("stopThreadsNamed", "sleeper", "test");

    awaitState(1, "STOPPED");
  }

  @Tag("full")
  @Test
  void asking_twice_is_one_request() throws Exception {
    client().call("stopThreadsNamed", "sleeper", "first");
    String second = (String) client().call("stopThreadsNamed", "sleeper", "second");

    assertThat(second).startsWith("request 1 (task ");
    assertThat(client().requests()).hasSize(1);
  }

  @Tag("full")
  @Test
  void a_dead_thread_and_a_closed_request_are_refused() throws Exception {
    long id = client().busyThread("other");
    client().call("stopThread", id, "test");
    awaitState(1, "STOPPED");

    assertThatThrownBy(() -> client().call("stopThread", id, "again"))
        .rootCause()
        .hasMessageContaining("no live thread has the id " + id);
    assertThatThrownBy(() -> client().call("cancel", 1L))
        .rootCause()
        .hasMessageContaining("closed and cannot be cancelled any more");
  }

  @Test
  void the_status_counts_what_is_covered() throws Exception {
    CompositeData status = client().status();

    assertThat(status.get("version")).isEqualTo(System.getProperty("loopbrake.version"));
    assertThat(status.get("mode"))
        .isEqualTo(
            "gates in tight and counted loops, flag checkpoints elsewhere, started with the JVM");
    assertThat(status.get("patterns")).isEqualTo("include=io.loopbrake.probes.**");
    assertThat(status.get("classesInstrumented")).isEqualTo(2);
    assertThat(status.get("checkpoints")).isEqualTo(7L);
    assertThat(status.get("gates")).isEqualTo(7L);
    assertThat(status.get("backEdges")).isEqualTo(7L);
    assertThat(status.get("classesFailed")).isEqualTo(0);
    assertThat(status.get("classesNotCovered")).isEqualTo(0);
    assertThat(status.get("lastFailures")).isEqualTo("");
    assertThat(client().requests()).as("the self-test leaves none behind").isEmpty();
  }

  @Test
  void classes_are_removed_and_added_while_the_application_runs() throws Exception {
    assertThat((String) client().call("removeClasses", "io.loopbrake.probes.**"))
        .startsWith("2 loaded classes reloaded");
    assertThat(client().status().get("checkpoints")).isEqualTo(0L);

    assertThat((String) client().call("addClasses", "io.loopbrake.probes.**"))
        .startsWith("2 loaded classes reloaded")
        .contains("already keeps its old code");
    assertThat(client().status().get("checkpoints")).isEqualTo(7L);
  }

  static List<Jdk> jdks() {
    return Jdk.available();
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void a_thread_is_stopped_on_every_java(Jdk jdk) throws Exception {
    end();
    startSpinners(ForkedJvm.of(jdk).withAgent(PROBES));

    client().call("stopThread", client().busyThread("spinner-2"), "test");

    awaitState(1, "STOPPED");
    assertThat(busy()).containsExactlyInAnyOrder("spinner-1", "other");
  }
}
