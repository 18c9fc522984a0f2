/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When the flag and the gates are wanted for one request. */
class ArmingDemandTest {
  private static final int GATE = 7;

  private static final Coverage EVERYTHING_HAS_THE_GATE =
      new NothingCovered() {
        @Override
        public int gateOf(String className) {
          return GATE;
        }
      };

  private static final int OTHER_GATE = 8;

  private static final Coverage ELSEWHERE_HAS_THE_OTHER_GATE =
      new NothingCovered() {
        @Override
        public int gateOf(String className) {
          return className.equals(Elsewhere.class.getName()) ? OTHER_GATE : GATE;
        }
      };

  private volatile boolean enough;
  private volatile boolean elsewhere;
  private Thread thread;
  private StopRequest request;
  private ArmingDemand demand;
  private long now;

  @AfterEach
  void endThread() {
    enough = true;
    LockSupport.unpark(thread);
  }

  @Test
  void in_its_first_second_a_request_gets_the_flag_and_the_gates_whatever_its_thread_does() {
    pursue(this::waitForNothing, Thread.State.WAITING);

    pass(900);
    assertThat(demand.wantsFlag(now)).isTrue();
    assertThat(demand.isStackDue(now)).isTrue();
    demand.lookAtStack(now, EVERYTHING_HAS_THE_GATE);
    assertThat(demand.gates(now).stream()).containsExactly(GATE);
  }

  @Test
  void a_request_that_is_forced_gets_them_again_as_in_its_first_second() {
    pursue(this::waitForNothing, Thread.State.WAITING);
    lookFor(20_000);
    assertThat(demand.wantsFlag(now)).isFalse();

    request.force("forced");
    demand.lookAtState(now);

    assertThat(demand.isYoung(now)).isTrue();
    assertThat(demand.wantsFlag(now)).isTrue();
    assertThat(demand.isStackDue(now)).isTrue();
    pass(1_100);
    demand.lookAtState(now);
    assertThat(demand.isYoung(now)).isFalse();
  }

  @Test
  void a_thread_that_waits_needs_neither_flag_nor_gates_nor_looks_at_its_stack() {
    pursue(this::waitForNothing, Thread.State.WAITING);
    demand.lookAtStack(now, EVERYTHING_HAS_THE_GATE);

    lookFor(1_100);

    assertThat(demand.wantsFlag(now)).isFalse();
    assertThat(demand.gates(now).isEmpty()).isTrue();
    assertThat(demand.isStackDue(now)).isFalse();
  }

  @Test
  void so_does_one_that_reads_from_a_socket_or_the_like() throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      pursue(() -> accept(nobody), Thread.State.RUNNABLE);
      await().until(() -> thread.getStackTrace()[0].isNativeMethod());
      demand.lookAtStack(now, EVERYTHING_HAS_THE_GATE);

      lookFor(1_100);

      assertThat(demand.wantsFlag(now)).isFalse();
      assertThat(demand.gates(now).isEmpty()).isTrue();
    }
  }

  @Test
  void a_thread_that_runs_on_is_waited_for_all_the_time() {
    pursue(this::spin, Thread.State.RUNNABLE);
    request.defer("in com.acme.Tx.commit:7, which nostop names");
    // Up to the first look at the processor time, with which the next one compares.
    lookFor(900);

    for (int i = 0; i < 60; i++) {
      long before = processorTime();
      await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> processorTime() > before);
      lookFor(1_000);
      assertThat(demand.wantsFlag(now)).isTrue();
      assertThat(demand.isStackDue(now)).isTrue();
    }
  }

  @Test
  void a_thread_that_wakes_up_gets_all_at_the_next_look() {
    pursue(this::spinLater, Thread.State.WAITING);
    lookFor(3_000);
    demand.takeNews();
    assertThat(demand.wantsFlag(now)).isFalse();

    LockSupport.unpark(thread);
    await().until(() -> thread.getState() == Thread.State.RUNNABLE);
    pass(10);
    demand.lookAtState(now);

    assertThat(demand.wantsFlag(now)).isTrue();
    assertThat(demand.isStackDue(now)).isTrue();
    assertThat(demand.takeNews()).isTrue();
    assertThat(demand.takeNews()).isFalse();
  }

  @Test
  void a_thread_that_wakes_for_moments_only_is_waited_for() {
    pursue(this::waitForNothing, Thread.State.WAITING);
    lookFor(3_000);

    for (int i = 0; i < 10; i++) {
      long before = waits();
      LockSupport.unpark(thread);
      await().until(() -> waits() > before && thread.getState() == Thread.State.WAITING);
      lookFor(1_000);
      assertThat(demand.wantsFlag(now)).isTrue();
    }
  }

  @Test
  void a_watch_is_granted_only_after_a_look_at_where_the_thread_is_while_it_waits_for_it() {
    pursue(this::moveOn, Thread.State.RUNNABLE);
    pass(30);
    demand.lookAtStack(now, ELSEWHERE_HAS_THE_OTHER_GATE);
    demand.armed(now);
    elsewhere = true;
    await().until(() -> thread.getStackTrace()[0].getClassName().contains("Elsewhere"));
    pass(1);
    assertThat(request.watch().isReady(now)).isFalse();

    pass(1);
    assertThat(demand.isStackDue(now)).isTrue();
    demand.armed(now);
    assertThat(request.watch().isReady(now)).as("without a look").isFalse();

    demand.lookAtStack(now, ELSEWHERE_HAS_THE_OTHER_GATE);
    assertThat(demand.gates(now).stream()).containsExactly(GATE, OTHER_GATE);
    demand.armed(now);
    assertThat(request.watch().isReady(now)).isTrue();
  }

  @Test
  void a_watch_that_ended_before_the_throw_is_granted_again_only_after_another_look() {
    pursue(this::spin, Thread.State.RUNNABLE);
    pass(30);
    assertThat(request.watch().isReady(now)).isFalse();
    demand.lookAtStack(now, EVERYTHING_HAS_THE_GATE);
    demand.armed(now);
    assertThat(request.watch().isReady(now)).isTrue();

    pass(1_100);
    demand.armed(now);

    assertThat(request.watch().isReady(now)).isFalse();
    assertThat(demand.isStackDue(now)).isTrue();
  }

  @Test
  void a_look_that_fails_grants_no_watch() {
    pursue(this::spin, Thread.State.RUNNABLE);
    pass(30);
    assertThat(request.watch().isReady(now)).isFalse();
    Coverage broken =
        new NothingCovered() {
          @Override
          public int gateOf(String className) {
            throw new IllegalStateException("made up");
          }
        };

    assertThatThrownBy(() -> demand.lookAtStack(now, broken)).hasMessage("made up");
    demand.armed(now);

    assertThat(request.watch().isReady(now)).isFalse();
    assertThat(demand.isStackDue(now)).isTrue();
  }

  private void pursue(Runnable work, Thread.State state) {
    thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
    await().until(() -> thread.getState() == state);
    Task task = new Tasks().current(thread).orElseThrow();
    request = new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
    demand = new ArmingDemand(request, now);
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Looks as often as the control thread does. */
  private void lookFor(long millis) {
    for (int i = 0; i < millis; i += 50) {
      pass(50);
      demand.lookAtState(now);
      if (demand.isActivityDue(now)) {
        demand.lookAtActivity(now);
      }
    }
  }

  private long waits() {
    return ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId()).getWaitedCount();
  }

  private long processorTime() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  private void spin() {
    while (!enough) {
      continue;
    }
  }

  private void moveOn() {
    while (!elsewhere) {
      continue;
    }
    new Elsewhere().spin();
  }

  private void waitForNothing() {
    while (!enough) {
      LockSupport.park(this);
    }
  }

  private void spinLater() {
    LockSupport.park(this);
    spin();
  }

  private static void accept(ServerSocket server) {
    try {
      server.accept();
    } catch (IOException closed) {
      // At the end of the test.
    }
  }

  private final class Elsewhere {
    private void spin() {
      while (!enough) {
        continue;
      }
    }
  }
}
