/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class LoopSamplesTest {
  private static final BiPredicate<String, String> LOOPS =
      (type, method) -> Set.of("Job.run", "Parser.parse").contains(type + "." + method);

  private final LoopSamples samples = new LoopSamples(-1);

  @Test
  void the_loop_is_the_innermost_one_that_is_on_the_stack_all_the_time() {
    see("Parser.parse:7", "Job.run:3", "Thread.run:1");
    see("Helper.help:9", "Parser.parse:8", "Job.run:3", "Thread.run:1");

    assertThat(samples.loop(LOOPS)).isEqualTo("Parser.parse:7");
  }

  @Test
  void a_loop_that_is_entered_anew_belongs_to_the_loop_around_it() {
    see("Parser.parse:7", "Job.run:3", "Thread.run:1");
    see("Job.run:4", "Thread.run:1");
    see("Job.run:4", "Thread.run:1");

    assertThat(samples.loop(LOOPS)).isEqualTo("Job.run:4");
  }

  @Test
  void where_it_is_busy_are_the_methods_that_it_does_not_leave() {
    see("Set.hashCode:7", "Report.build:3", "Thread.run:1");
    see("Set.size:2", "Set.hashCode:8", "Report.build:3", "Thread.run:1");
    see("Set.hashCode:7", "Report.build:3", "Thread.run:1");
    see("Set.next:2", "Set.hashCode:7", "Report.build:3", "Thread.run:1");

    assertThat(samples.steadyStack())
        .extracting(StackTraces::frame)
        .containsExactly("Set.hashCode:7", "Report.build:3", "Thread.run:1");
  }

  @Test
  void a_deep_stack_that_stays_as_it_is_is_kept_once_however_often_it_is_seen() {
    List<WeakReference<StackTraceElement[]>> looks = new ArrayList<>();
    for (int look = 0; look < 25; look++) {
      StackTraceElement[] deep = new StackTraceElement[2_000];
      for (int i = 0; i < deep.length; i++) {
        deep[i] = new StackTraceElement("Job", "run", null, i);
      }
      looks.add(new WeakReference<>(deep));
      samples.add(deep, Thread.State.WAITING, true);
    }

    await()
        .until(
            () -> {
              System.gc();
              return looks.stream().filter(look -> look.get() != null).count() == 1;
            });
    assertThat(samples.loop(LOOPS)).isEqualTo("Job.run:0");
  }

  @Test
  void of_a_deep_stack_whose_top_moves_the_rest_is_kept_once() {
    List<WeakReference<StackTraceElement>> bottoms = new ArrayList<>();
    for (int look = 0; look < 25; look++) {
      StackTraceElement bottom = new StackTraceElement("Thread", "run", null, 1);
      bottoms.add(new WeakReference<>(bottom));
      StackTraceElement top = new StackTraceElement("Job", "run", null, look);
      samples.add(new StackTraceElement[] {top, bottom}, Thread.State.RUNNABLE, true);
    }

    await()
        .until(
            () -> {
              System.gc();
              return bottoms.stream().filter(look -> look.get() != null).count() == 1;
            });
    assertThat(samples.loop(LOOPS)).startsWith("Job.run:");
  }

  @Test
  void a_thread_without_a_loop_has_none() {
    see("Object.wait:1", "Idle.run:3", "Thread.run:1");

    assertThat(samples.loop(LOOPS)).isNull();
  }

  @Test
  void one_look_before_the_loop_began_does_not_hide_it() {
    see("Job.<init>:1", "Thread.run:1");
    see("Job.run:3", "Thread.run:1");
    see("Job.run:3", "Thread.run:1");
    see("Job.run:4", "Thread.run:1");

    assertThat(samples.loop(LOOPS)).isEqualTo("Job.run:3");
  }

  @Test
  void a_thread_that_had_just_begun_or_ended_at_one_look_has_no_lasting_loop() {
    see("Job.run:3", "Thread.run:1");
    samples.add(new StackTraceElement[0], Thread.State.TERMINATED, true);

    assertThat(samples.loop(LOOPS)).isNull();
  }

  @Test
  void without_processor_times_the_share_of_running_looks_stands_in() {
    see("Job.run:3");
    samples.add(new StackTraceElement[0], Thread.State.WAITING, true);

    assertThat(samples.cpuPercent(-1)).isEqualTo(50);
  }

  private void see(String... innermostFirst) {
    StackTraceElement[] trace = new StackTraceElement[innermostFirst.length];
    for (int i = 0; i < trace.length; i++) {
      String[] parts = innermostFirst[i].split("[.:]");
      trace[i] =
          new StackTraceElement(parts[0], parts[1], parts[0] + ".java", Integer.parseInt(parts[2]));
    }
    samples.add(trace, Thread.State.RUNNABLE, true);
  }
}
