/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class WhereaboutsTest {
  private final Tasks tasks = new Tasks();
  private final SpinningWorker worker = new SpinningWorker();

  @AfterEach
  void endWorker() throws Exception {
    worker.end();
  }

  @Test
  void a_loop_in_a_class_that_no_pattern_names_is_told_with_the_pattern_that_would()
      throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> false, SpinningWorker.class.getName()::equals))
        .startsWith("the thread runs in ")
        .endsWith(
            "; io.loopbrake.agent.control.SpinningWorker is not instrumented:"
                + " addClasses(io.loopbrake.agent.control.SpinningWorker) gives brakes to each later call of it, also"
                + " in this run");
  }

  @Test
  void of_a_class_that_is_selected_no_pattern_is_told() throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> true, className -> true)).doesNotContain("addClasses");
  }

  @Test
  void nor_of_classes_that_no_pattern_can_select() throws Exception {
    StopRequest request = request();
    Thread.sleep(150);

    assertThat(of(request, className -> false, className -> false)).doesNotContain("addClasses");
  }

  @Test
  void nor_in_a_static_initialiser_where_no_checkpoint_throws() throws Exception {
    worker.begins(
        () -> {
          Endless.touch();
          return true;
        });
    Endless.Switch.BEGUN.await();
    StopRequest request = request();
    Thread.sleep(400);

    String why = of(request, className -> false, className -> true);
    Endless.Switch.OVER.set(true);

    assertThat(why).contains("WhereaboutsTest$Endless").doesNotContain("addClasses");
  }

  @Test
  void of_a_library_that_has_the_jdk_compute_it_is_the_class_of_the_jdk_that_turns()
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    worker.begins(() -> Library.compute(over));
    StopRequest request = request();
    Thread.sleep(400);

    String why =
        of(request, SpinningWorker.class.getName()::equals, name -> !name.startsWith("java.lang."));
    over.set(true);

    assertThat(why).contains("; java.math.BigInteger is not instrumented");
  }

  @Test
  void where_old_code_runs_it_is_said_and_no_pattern_is_told() throws Exception {
    StopRequest request = request();
    Thread.sleep(1200);

    assertThat(
            of(
                request,
                SpinningWorker.class.getName()::equals,
                className -> true,
                SpinningWorker.class.getName()::equals))
        .contains(
            "; io.loopbrake.agent.control.SpinningWorker.run runs the code from before its class got"
                + " brakes, until it is left: a stop takes effect where it calls something that has"
                + " brakes")
        .doesNotContain("addClasses");
  }

  @Test
  void the_frames_that_stay_are_told_from_those_that_come_and_go() {
    StackTraceElement[] one = stack("java.util.HashMap", "com.acme.Report", "com.acme.Main");
    StackTraceElement[] other =
        stack("java.util.Arrays", "java.util.List", "com.acme.Report", "com.acme.Main");

    assertThat(SteadyFrames.common(one, other))
        .containsExactly(stack("com.acme.Report", "com.acme.Main"));
    assertThat(SteadyFrames.common(one, one)).containsExactly(one);
    assertThat(SteadyFrames.common(one, stack("com.acme.Other"))).isEmpty();
  }

  private static StackTraceElement[] stack(String... classNames) {
    return Arrays.stream(classNames)
        .map(name -> new StackTraceElement(name, "m", null, 1))
        .toArray(StackTraceElement[]::new);
  }

  @Test
  void a_task_inside_of_the_one_to_stop_is_named() throws Exception {
    StopRequest request = request();
    worker.does(
        () -> {
          tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
          return true;
        });

    assertThat(of(request, className -> true, className -> true))
        .startsWith(
            "the thread works on task %d#1 inside it, which must not be disturbed: stop that one if it runs away; the thread runs"
                .formatted(worker.getId()));
  }

  @Test
  void of_a_closed_request_there_is_nothing_to_tell() {
    StopRequest request = request();
    request.close(Ending.cancelled("taken back"));

    assertThat(of(request, className -> true, className -> true)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void where_a_lock_is_held_by_a_thread_that_waits_for_a_process_that_is_told() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      Object monitor = new Object();
      CountDownLatch held = new CountDownLatch(1);
      new Thread(() -> readIn(monitor, held, sleep), "reader").start();
      held.await();
      StopRequest request = request();
      worker.begins(() -> enter(monitor));

      await()
          .untilAsserted(
              () ->
                  assertThat(of(request, className -> true, className -> true))
                      .startsWith("the thread is BLOCKED in ")
                      .contains(", held by reader (thread ")
                      .contains("): stop that one; it runs native code in java.io.FileInputStream.")
                      .endsWith(
                          ", where no checkpoint is passed; it reads from a pipe that process %d (sleep) can write to: end that process"
                              .formatted(sleep.pid())));
    } finally {
      sleep.destroy();
    }
  }

  private static void readIn(Object monitor, CountDownLatch held, Process process) {
    synchronized (monitor) {
      held.countDown();
      try {
        process.getInputStream().read();
      } catch (IOException closed) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean enter(Object monitor) {
    synchronized (monitor) {
      return true;
    }
  }

  @Test
  void what_waits_for_a_class_is_told_apart_from_what_loops() throws Exception {
    Thread initialiser = new Thread(Slow::touch, "initialiser");
    initialiser.start();
    Slow.Switch.BEGUN.await();
    StopRequest request = request();
    worker.begins(
        () -> {
          Slow.touch();
          return true;
        });

    String sentence =
        "; it uses no processor, so it may wait for the static initialiser of "
            + Slow.class.getName()
            + ", which initialiser (thread "
            + initialiser.getId()
            + ") runs: ";
    await()
        .untilAsserted(
            () ->
                assertThat(of(request, className -> false, className -> true)).contains(sentence));
    Slow.Switch.ENOUGH.countDown();
    initialiser.join();
    await()
        .untilAsserted(
            () ->
                assertThat(of(request, className -> false, className -> true))
                    .doesNotContain(sentence)
                    .contains(" is not instrumented: "));
  }

  /** Is initialised for as long as the test wants. */
  private static final class Slow {
    static {
      Switch.BEGUN.countDown();
      try {
        Switch.ENOUGH.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}

    private static final class Switch {
      static final CountDownLatch BEGUN = new CountDownLatch(1);
      static final CountDownLatch ENOUGH = new CountDownLatch(1);
    }
  }

  /** Loops in its initialiser for as long as the test wants. */
  private static final class Endless {
    static {
      Switch.BEGUN.countDown();
      long turns = 0;
      while (!Switch.OVER.get()) {
        turns++;
      }
      Switch.turns = turns;
    }

    static void touch() {}

    private static final class Switch {
      static final CountDownLatch BEGUN = new CountDownLatch(1);
      static final AtomicBoolean OVER = new AtomicBoolean();
      static volatile long turns;
    }
  }

  /** A library that loops little itself. */
  private static final class Library {
    static BigInteger compute(AtomicBoolean over) {
      BigInteger sum = BigInteger.ZERO;
      while (!over.get()) {
        sum = BigInteger.valueOf(3).pow(3_000_000);
      }
      return sum;
    }
  }

  private String of(
      StopRequest request, Predicate<String> isSelected, Predicate<String> isSelectable) {
    return of(request, isSelected, isSelectable, className -> false);
  }

  private String of(
      StopRequest request,
      Predicate<String> isSelected,
      Predicate<String> isSelectable,
      Predicate<String> hasLoop) {
    return new Whereabouts(
            new NothingCovered() {
              @Override
              public boolean isSelected(String className) {
                return isSelected.test(className);
              }

              @Override
              public boolean isSelectable(String className) {
                return isSelectable.test(className);
              }

              @Override
              public boolean hasLoopIn(String className, String methodName) {
                return hasLoop.test(className);
              }
            })
        .of(request);
  }

  private StopRequest request() {
    Task task = tasks.current(worker).orElseThrow();
    return new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }
}
