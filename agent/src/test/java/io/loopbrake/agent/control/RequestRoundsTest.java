/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.NoStopZones;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the control thread does, whatever the threads to stop are like. */
class RequestRoundsTest {
  private static final NoStopZones NO_ZONES = new NoStopZones(MethodPatterns.NONE, c -> true);

  private final RequestBook book = new RequestBook();
  private final Audit audit = new Audit();
  private final RecordingBrakes brakes = new RecordingBrakes();
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private RequestRounds rounds = rounds(InterruptPolicy.WAITING, NO_ZONES);

  private volatile boolean done;

  @AfterEach
  void endThreads() {
    done = true;
    never.countDown();
    assertThat(brakes.armings).as("gates that were armed without any").allMatch(BitSet::isEmpty);
  }

  @Test
  void a_thread_that_waits_is_interrupted_and_then_over() {
    StopRequest request = add(new Thread(this::sleep));

    awaitClosed(request);

    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
    assertThat(request.phase().why)
        .contains("the thread was interrupted while it waited in ", "RequestRoundsTest.sleep:");
    assertThat(book.open().isEmpty()).isTrue();
    assertThat(brakes.isRaised()).isFalse();
  }

  @Test
  void a_worker_that_has_ended_the_work_by_itself_is_not_interrupted() throws Exception {
    rounds = rounds(InterruptPolicy.WAITING, NO_ZONES, new OnlyWorkCovered());
    Thread worker = new Thread(this::workAndSleep);
    StopRequest request = add(worker);
    rounds.next();

    done = true;
    awaitClosed(request);

    assertThat(request.phase().state).isEqualTo(RequestState.MISSED);
    assertThat(request.phase().why)
        .contains(".RequestRoundsTest.work, which ran when the stop was requested, has ended; ")
        .contains("RequestRoundsTest#work each call of that method is a task of its own")
        .doesNotContain("interrupted");
    assertThat(worker.isInterrupted()).isFalse();
    assertThat(worker.isAlive()).isTrue();
  }

  @Test
  void who_asks_again_means_what_the_worker_does_now() {
    rounds = rounds(InterruptPolicy.WAITING, NO_ZONES, new OnlyWorkCovered());
    StopRequest request = add(new Thread(this::workAndSleep));
    rounds.next();

    request.askedAgain();
    done = true;
    await().until(() -> isIn(request.thread(), "sleep"));
    awaitClosed(request);

    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
  }

  private static boolean isIn(Thread thread, String method) {
    return Arrays.stream(thread.getStackTrace()).anyMatch(f -> f.getMethodName().equals(method));
  }

  @Test
  void work_that_goes_on_is_not_missed_however_long_it_takes() throws Exception {
    rounds = rounds(InterruptPolicy.NEVER, NO_ZONES, new OnlyWorkCovered());
    StopRequest request = add(new Thread(this::workAndSleep));

    for (int i = 0; i < 200; i++) {
      rounds.next();
      Thread.sleep(5);
    }

    assertThat(request.isOpen()).isTrue();
  }

  @Test
  void a_worker_that_has_ended_the_work_is_stopped_if_somebody_insists() {
    rounds = rounds(InterruptPolicy.WAITING, NO_ZONES, new OnlyWorkCovered());
    StopRequest request = add(new Thread(this::workAndSleep));
    rounds.next();

    request.force("forced by a test");
    done = true;
    awaitClosed(request);

    assertThat(request.phase().state).isEqualTo(RequestState.STOPPED);
  }

  private static final class OnlyWorkCovered extends NothingCovered {
    @Override
    public boolean hasLoopIn(String className, String methodName) {
      return methodName.equals("work");
    }
  }

  @Test
  void a_thread_whose_own_methods_fail_does_not_keep_others_from_being_stopped() {
    add(
        new Thread(this::sleep) {
          @Override
          public State getState() {
            throw new IllegalStateException("none of your business");
          }
        });
    add(
        new Thread(this::sleep) {
          @Override
          public void interrupt() {
            throw new IllegalStateException("not me");
          }
        });
    add(
        new Thread(this::sleep) {
          @Override
          public long getId() {
            return -1;
          }
        });

    awaitClosed(add(new Thread(this::sleep)));
  }

  @Test
  void a_thread_that_takes_its_time_to_be_interrupted_does_not_either() {
    add(
        new Thread(this::sleep) {
          @Override
          public void interrupt() {
            sleepLong();
          }
        });

    awaitClosed(add(new Thread(this::sleep)));
  }

  @Test
  void a_listener_that_fails_does_not_keep_others_from_being_told() {
    List<RequestState> told = new ArrayList<>();
    audit.add(
        view -> {
          throw new IllegalStateException("broken");
        });
    audit.add(
        view -> {
          throw new OutOfMemoryError("made up");
        });
    audit.add(view -> told.add(view.state()));

    awaitClosed(add(new Thread(this::sleep)));

    assertThat(told)
        .containsExactly(RequestState.PENDING, RequestState.PENDING, RequestState.STOPPED);
  }

  @Test
  void nobody_is_told_of_a_request_that_was_forgotten_while_it_was_being_looked_at() {
    List<RequestState> told = new ArrayList<>();
    audit.add(view -> told.add(view.state()));
    StopRequest request = add(new Thread(this::sleep));

    assertThat(book.startCounting()).containsExactly(request);
    audit.forget(request);
    request.close(Ending.cancelled("over"));
    audit.publish(request);
    rounds.next();

    assertThat(told).isEmpty();
    assertThat(book.all()).isEmpty();
    assertThat(book.nextId()).isEqualTo(1);
  }

  @Test
  void a_thread_that_waits_where_no_stop_is_thrown_is_not_interrupted_unless_forced()
      throws Exception {
    rounds =
        rounds(
            InterruptPolicy.WAITING,
            new NoStopZones(
                MethodPatterns.parse(RequestRoundsTest.class.getName() + "#sleep"), c -> true));
    StopRequest request = add(new Thread(this::sleep));

    for (int i = 0; i < 60; i++) {
      rounds.next();
      Thread.sleep(5);
    }
    assertThat(request.phase().number).isZero();
    assertThat(request.note()).contains("RequestRoundsTest.sleep:", ", which nostop names");

    request.force("forced");
    awaitClosed(request);
    assertThat(request.phase().why).contains("interrupted while it waited");
  }

  @Test
  void nobody_is_interrupted_if_the_user_does_not_want_it() throws Exception {
    rounds = rounds(InterruptPolicy.NEVER, new NoStopZones(MethodPatterns.NONE, c -> true));
    StopRequest request = add(new Thread(this::sleep));

    for (int i = 0; i < 60; i++) {
      rounds.next();
      Thread.sleep(5);
    }

    assertThat(request.phase().number).isZero();
    assertThat(request.thread().isAlive()).isTrue();
  }

  @Test
  void a_request_expires() throws Exception {
    rounds = rounds(InterruptPolicy.NEVER, new NoStopZones(MethodPatterns.NONE, c -> true));
    StopRequest request = add(new Thread(this::sleep), 0);
    Thread.sleep(1);

    rounds.next();

    assertThat(request.phase().state).isEqualTo(RequestState.EXPIRED);
    assertThat(request.phase().why)
        .startsWith("not over within 0 s, so it is no longer a target; the thread waits in ")
        .endsWith("; the stop error had not been thrown");
  }

  @Test
  void a_thread_that_waits_after_the_throw_may_do_the_next_job_and_is_not_interrupted()
      throws Exception {
    StopRequest request = add(new Thread(this::sleep));
    request.delivered("thrown at com.acme.Job.run:42");
    request.throwRecord().blindly(System.nanoTime() - TimeUnit.MINUTES.toNanos(1));

    for (int i = 0; i < 60; i++) {
      rounds.next();
      Thread.sleep(5);
    }

    assertThat(request.phase().why).isEqualTo("thrown at com.acme.Job.run:42");
    assertThat(request.thread().isInterrupted()).isFalse();
  }

  private void awaitClosed(StopRequest request) {
    await()
        .until(
            () -> {
              rounds.next();
              return !request.isOpen();
            });
    rounds.next();
  }

  private StopRequest add(Thread thread) {
    return add(thread, 60);
  }

  private StopRequest add(Thread thread, long seconds) {
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    await().until(() -> isAsleep(thread));
    Task task = new Tasks().current(thread).orElseThrow();
    StopOrder order = new StopOrder(book.nextId(), task, Reason.of("test"), "test", seconds);
    StopRequest request = new StopRequest(order, task);
    book.add(request);
    return request;
  }

  private static boolean isAsleep(Thread thread) {
    StackTraceElement[] trace = thread.getStackTrace();
    return trace.length > 0 && trace[0].getMethodName().contains("park");
  }

  /** Work with a checkpoint in its loop, as far as {@link OnlyWorkCovered} tells. */
  private void work() {
    while (!done) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  private void workAndSleep() {
    work();
    sleep();
  }

  private void sleep() {
    try {
      never.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void sleepLong() {
    sleep();
  }

  private RequestRounds rounds(InterruptPolicy policy, NoStopZones zones) {
    return rounds(policy, zones, new NothingCovered());
  }

  private RequestRounds rounds(InterruptPolicy policy, NoStopZones zones, Coverage coverage) {
    return new RequestRounds(
        book,
        audit,
        new Whereabouts(coverage),
        new WaitInterrupter(StopPolicies.of(policy, zones)),
        new Arming(brakes, coverage, new FlagCost(), System::nanoTime),
        StopPolicies.of(policy, zones).rules(),
        coverage);
  }
}
