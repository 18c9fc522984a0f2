/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArmingTest {
  private static final int GATE = 7;

  private final RecordingBrakes brakes = new RecordingBrakes();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean spinning = true;
  private boolean gated;
  private long now = 1_000_000;
  private final Arming arming =
      new Arming(
          brakes,
          new NothingCovered() {
            @Override
            public boolean hasLoopIn(String className, String methodName) {
              return methodName.equals("spin");
            }

            @Override
            public int gateOf(String className) {
              return gated && className.equals(ArmingTest.class.getName()) ? GATE : -1;
            }
          },
          () -> now);

  @AfterEach
  void endThreads() {
    spinning = false;
    never.countDown();
  }

  @Test
  void an_ordinary_loop_gets_the_flag_and_no_gate() {
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);

    adjust(request);
    pass(100);
    adjust(request);

    assertThat(brakes.raised).isTrue();
    assertThat(brakes.armings).isEmpty();
  }

  @Test
  void a_tight_loop_gets_its_gate_at_once() {
    gated = true;

    adjust(request(this::spin, Thread.State.RUNNABLE));

    assertThat(brakes.raised).isTrue();
    assertThat(brakes.armings).containsExactly(gates(GATE));
  }

  @Test
  void the_flag_goes_down_at_once_and_gates_later_when_no_request_is_open() {
    gated = true;
    adjust(request(this::spin, Thread.State.RUNNABLE));

    assertThat(arming.adjust(List.of())).isTrue();
    assertThat(brakes.raised).isFalse();
    assertThat(brakes.armings).hasSize(1);

    pass(2001);
    assertThat(arming.adjust(List.of())).isFalse();
    assertThat(brakes.armings).containsExactly(gates(GATE), gates());
  }

  @Test
  void stops_in_quick_succession_share_one_arming() {
    gated = true;
    for (int i = 0; i < 10; i++) {
      adjust(request(this::spin, Thread.State.RUNNABLE));
      arming.adjust(List.of());
      pass(500);
    }

    assertThat(brakes.armings).containsExactly(gates(GATE));
  }

  @Test
  void however_often_a_loop_is_stopped_the_jvm_does_not_have_to_give_its_method_up() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    for (int i = 0; i < 10_000; i++) {
      adjust(request);
      arming.adjust(List.of());
      pass(TimeUnit.HOURS.toMillis(1));
      arming.adjust(List.of());
    }

    assertThat(brakes.armings.size()).isBetween(80, 120);
  }

  @Test
  void a_thread_that_waits_does_not_keep_the_flag_up() {
    StopRequest request = request(this::sleep, Thread.State.WAITING);
    adjust(request);
    assertThat(brakes.raised).isTrue();

    pass(3000);
    adjust(request);
    assertThat(brakes.raised).isFalse();
    pass(3000);
    adjust(request);
    assertThat(brakes.raised).isFalse();
    assertThat(brakes.armings).isEmpty();
  }

  @Test
  void a_thread_that_waits_within_a_tight_loop_finds_its_gate_armed_when_it_wakes() {
    gated = true;

    adjust(request(this::sleep, Thread.State.WAITING));

    assertThat(brakes.armings).containsExactly(gates(GATE));
  }

  @Test
  void a_thread_that_runs_on_without_passing_a_checkpoint_is_waited_for_in_pulses() {
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    adjust(request);
    pass(1000);
    int up = 0;
    for (int i = 0; i < 100; i++) {
      pass(10);
      adjust(request);
      up += brakes.raised ? 1 : 0;
    }

    assertThat(up).isBetween(10, 30);
  }

  private void adjust(StopRequest request) {
    arming.adjust(List.of(request));
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private StopRequest request(Runnable work, Thread.State state) {
    Thread thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    await().until(() -> thread.getState() == state && isAtWork(thread));
    Task task = new Tasks().current(thread).orElseThrow();
    return new StopRequest(
        new StopOrder(threads.size(), task, Reason.of("test"), "test", 60), task);
  }

  private static boolean isAtWork(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getMethodName().equals("spin") || frame.getMethodName().equals("sleep")) {
        return true;
      }
    }
    return false;
  }

  private void spin() {
    while (spinning) {
      continue;
    }
  }

  private void sleep() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static BitSet gates(int... indexes) {
    BitSet gates = new BitSet();
    for (int index : indexes) {
      gates.set(index);
    }
    return gates;
  }
}
