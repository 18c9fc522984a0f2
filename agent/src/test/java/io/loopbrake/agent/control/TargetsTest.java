/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.TaskEvents;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.BusyLoop;
import io.loopbrake.agent.threads.LoopSampler;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final String WAITS_FOR_WORK =
      "is a worker that waits for work: it has no task to stop";

  private final Tasks tasks = new Tasks();
  private final Targets targets = new Targets(tasks);
  private final SpinningWorker worker = new SpinningWorker();

  @AfterEach
  void endWorker() throws Exception {
    worker.end();
  }

  @Test
  void a_thread_is_found_with_what_it_works_on() throws Exception {
    assertThat(targets.ofThread(worker.getId()).toString()).isEqualTo(worker.getId() + "#0");
    tell(TaskEvents.BEGIN);

    Task task = targets.ofThread(worker.getId());

    assertThat(task.toString()).isEqualTo(worker.getId() + "#1");
    assertThat(task.thread()).isSameAs(worker);
  }

  @Test
  void a_worker_that_waits_for_work_has_no_task() throws Exception {
    tell(TaskEvents.IDLE);

    assertThat(targets.of(worker)).isEmpty();
    assertThat(targets.ofThreadsNamed("worker"::equals)).isEmpty();
    assertThatThrownBy(() -> targets.ofThread(worker.getId()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(WAITS_FOR_WORK);
  }

  @Test
  void the_whole_life_of_a_worker_is_refused_while_it_waits_for_work() throws Exception {
    String life = worker.getId() + "#0";
    tell(TaskEvents.IDLE);

    assertThatThrownBy(() -> targets.named(life))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(WAITS_FOR_WORK);
    tell(TaskEvents.NEXT);
    assertThat(targets.named(life).isWholeLife()).isTrue();
  }

  @Test
  void the_whole_life_of_a_worker_that_the_options_name_is_refused_while_it_waits()
      throws Exception {
    BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    Thread waiting = new Thread(() -> workOff(jobs), "waiting");
    waiting.setDaemon(true);
    waiting.start();
    String life = waiting.getId() + "#0";
    await().until(() -> waiting.getState() == Thread.State.WAITING);
    assertThat(targets.named(life).isWholeLife()).as("a thread that has had no task").isTrue();

    CountDownLatch end = new CountDownLatch(1);
    jobs.add(
        () -> {
          tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
          tasks.accept(TaskEvents.event(0, TaskEvents.END));
          end.countDown();
        });
    end.await();
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    assertThatThrownBy(() -> targets.named(life)).hasMessageContaining(WAITS_FOR_WORK);
    waiting.interrupt();
  }

  private static void workOff(BlockingQueue<Runnable> jobs) {
    try {
      while (true) {
        jobs.take().run();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_task_is_found_by_its_id_as_long_as_it_is_under_way() throws Exception {
    tell(TaskEvents.BEGIN);
    String id = targets.ofThread(worker.getId()).toString();
    assertThat(targets.named(" " + id + " ").toString()).isEqualTo(id);
    assertThat(targets.named(worker.getId() + "#0").isWholeLife()).isTrue();

    tell(TaskEvents.END);

    assertThatThrownBy(() -> targets.named(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "task %s is over; thread %d works on task %d#0 now"
                .formatted(id, worker.getId(), worker.getId()));
    tell(TaskEvents.IDLE);
    assertThatThrownBy(() -> targets.named(id)).hasMessageContaining(" waits for work now");
  }

  @Test
  void of_a_dead_thread_every_task_is_over() throws Exception {
    String id = worker.getId() + "#0";
    worker.end();

    assertThatThrownBy(() -> targets.named(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("task " + id + " is over: its thread has ended");
    assertThatThrownBy(() -> targets.ofThread(worker.getId()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no live thread has the id");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "57", "#1", "57#", "57#1#2", "a#b", "-1#1", "9999999999999999999#1"})
  void everything_else_is_not_the_id_of_a_task(String id) {
    assertThatThrownBy(() -> targets.named(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not the id of a task: findLoops shows them, such as 57#1893");
  }

  @Test
  void threads_are_found_by_name_and_by_a_class_on_their_stack() {
    assertThat(targets.ofThreadsNamed("worker"::equals))
        .extracting(Task::thread)
        .containsExactly(worker);
    assertThat(targets.in(SpinningWorker.class.getName()::equals))
        .extracting(Task::thread)
        .containsExactly(worker);
    assertThat(targets.in("com.acme.Job"::equals)).isEmpty();
  }

  @Test
  void threads_of_the_jvm_are_found_by_name_only_if_they_are_meant_and_at_work() {
    CompletableFuture<String> cleaning = new CompletableFuture<>();
    AtomicBoolean over = new AtomicBoolean();
    Cleaner.create()
        .register(
            new Object(),
            () -> {
              cleaning.complete(Thread.currentThread().getName());
              while (!over.get()) {
                Thread.onSpinWait();
              }
            });
    await()
        .until(
            () -> {
              System.gc();
              return cleaning.isDone();
            });

    String cleaner = cleaning.join();
    List<Task> ofApplication = targets.ofThreadsNamed(cleaner::equals);
    List<Task> ofJvm = targets.ofJvmThreadsNamed(cleaner::equals);
    over.set(true);
    assertThat(ofApplication).isEmpty();
    assertThat(ofJvm).extracting(task -> task.thread().getName()).containsExactly(cleaner);
    assertThat(targets.ofJvmThreadsNamed("Finalizer"::equals)).as("it waits").isEmpty();
    assertThat(targets.ofJvmThreadsNamed("worker"::equals)).isEmpty();
  }

  @Test
  void a_task_that_begins_after_a_loop_was_seen_is_not_taken_for_the_one_that_looped()
      throws Exception {
    Job runaway = new Runaway().begun();
    BusyLoop loop = loopOf(Runaway.class);
    assertThat(targets.of(loop)).map(Task::toString).hasValue(worker.getId() + "#1");

    runaway.end();
    assertThat(targets.of(loop)).as("the worker is between two tasks").isEmpty();
    Job honest = new Job().begun();
    assertThat(targets.of(loop)).as("the worker is at the next task").isEmpty();
    honest.end();
    Job another = new Runaway().begun();
    assertThat(targets.of(loop)).map(Task::toString).hasValue(worker.getId() + "#3");
    another.end();
  }

  @Test
  void nor_is_one_that_begins_after_a_class_was_seen_on_the_stack() throws Exception {
    Job runaway = new Runaway().begun();
    Job honest = new Job();

    List<Task> found =
        targets.in(
            name -> {
              boolean isThere = name.equals(Runaway.class.getName());
              if (isThere && !runaway.isOver()) {
                runaway.end();
                honest.begun();
              }
              return isThere;
            });

    assertThat(found).isEmpty();
    honest.end();
  }

  private BusyLoop loopOf(Class<?> type) throws InterruptedException {
    LoopSampler sampler = new LoopSampler((name, method) -> name.equals(type.getName()));
    return sampler.sample(LoopSampler.SHORTEST_MILLIS).get(0);
  }

  /** A task of the worker, which loops until it is told to end. */
  private class Job {
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean enough;
    private Future<?> done;

    Job begun() {
      done =
          worker.begins(
              () -> {
                tasks.accept(TaskEvents.event(0, TaskEvents.BEGIN));
                work();
                tasks.accept(TaskEvents.event(0, TaskEvents.END));
                return true;
              });
      assertThatCode(begun::await).doesNotThrowAnyException();
      return this;
    }

    void work() {
      loop();
    }

    final void loop() {
      begun.countDown();
      while (!enough) {
        Thread.onSpinWait();
      }
    }

    boolean isOver() {
      return enough;
    }

    void end() {
      enough = true;
      assertThatCode(done::get).doesNotThrowAnyException();
    }
  }

  private final class Runaway extends Job {
    @Override
    void work() {
      loop();
    }
  }

  private void tell(int happening) throws Exception {
    worker.does(
        () -> {
          tasks.accept(TaskEvents.event(0, happening));
          return true;
        });
  }
}
