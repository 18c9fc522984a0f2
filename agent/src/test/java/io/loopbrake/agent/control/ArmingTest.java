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
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArmingTest {
  private static final int GATE = 7;
  private static final int LATER_GATE = 9;
  private static final int ROUND_MILLIS = 10;
  private static final int ROUNDS = 1_000;
  private static final long WORK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TEN_MINUTES = 600_000;

  /** In one round, at a nanosecond or two each. */
  private static final int PASSES_OF_A_TIGHT_LOOP = 1_000_000;

  private final FlagCost flagCost = new FlagCost();
  private final RecordingBrakes brakes = new RecordingBrakes();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Thread> busy = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile boolean spinning = true;
  private boolean gated;
  private int gate = GATE;
  private long now = 1_000_000;
  private long lastWorkNanos = now;
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
              if (className.equals(Later.class.getName())) {
                return LATER_GATE;
              }
              return gated && className.equals(ArmingTest.class.getName()) ? gate : -1;
            }
          },
          flagCost,
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

    pass(251);
    assertThat(arming.adjust(List.of())).isFalse();
    assertThat(brakes.armings).containsExactly(gates(GATE), gates());
  }

  @Test
  void stops_in_quick_succession_share_one_arming() {
    gated = true;
    for (int i = 0; i < 10; i++) {
      adjust(request(this::spin, Thread.State.RUNNABLE));
      arming.adjust(List.of());
      pass(200);
    }

    assertThat(brakes.armings).containsExactly(gates(GATE));
  }

  @Test
  void however_often_a_loop_is_stopped_the_jvm_does_not_have_to_give_its_method_up() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    for (int i = 0; i < 10_000; i++) {
      arming.adjust(List.of(request));
      arming.adjust(List.of());
      pass(TimeUnit.HOURS.toMillis(1));
      arming.adjust(List.of());
    }

    assertThat(brakes.armings.size()).isBetween(80, 120);
  }

  @Test
  void stops_of_many_classes_keep_no_gate_armed_for_longer() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    for (gate = 0; gate < 100; gate++) {
      for (int i = 0; i < 3; i++) {
        stop(request.task(), 251);
      }
    }

    assertThat(brakes.armed()).isEqualTo(gates());
  }

  @Test
  void a_gate_is_put_back_though_as_many_others_as_one_method_may_inline_stay_armed() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    stopOften(request.task(), 4);
    assertThat(brakes.armed()).isEqualTo(gates(0, 1, 2, 3));

    gate = GATE;
    stop(request.task(), 251);

    assertThat(brakes.armed()).isEqualTo(gates(0, 1, 2, 3));
  }

  @Test
  void a_gate_is_kept_armed_sooner_if_others_that_one_method_may_inline_were_armed_often() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    stopOften(request.task(), 3);

    gate = GATE;
    for (int i = 0; i < 30; i++) {
      stop(request.task(), TimeUnit.MINUTES.toMillis(2));
    }
    stop(request.task(), 251);

    assertThat(brakes.armed().get(GATE)).isTrue();
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
  void while_nobody_pays_for_it_the_flag_stays_up_for_a_thread_that_runs_on() {
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    adjust(request);

    assertThat(roundsWithFlag(request, 0)).isEqualTo(ROUNDS);
  }

  @Test
  void where_others_pay_the_flag_is_up_for_a_small_part_of_the_time() {
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    adjust(request);
    pass(1_000);

    assertThat(roundsWithFlag(request, PASSES_OF_A_TIGHT_LOOP))
        .isBetween(ROUNDS / 100, ROUNDS * 4 / 100);
  }

  @Test
  void a_gate_that_another_thread_passes_is_put_back_after_the_first_second_of_a_request() {
    gated = true;
    Thread bystander = start(this::spin, Thread.State.RUNNABLE);
    StopRequest request = request(this::sleep, Thread.State.WAITING);
    adjust(request);
    assertThat(brakes.armings).containsExactly(gates(GATE));

    pass(1_000);
    adjust(request);

    assertThat(bystander.isAlive()).isTrue();
    assertThat(brakes.armings).containsExactly(gates(GATE), gates());
  }

  @Test
  void a_gate_that_another_thread_passes_is_armed_seldom_for_a_thread_that_cannot_be_stopped() {
    gated = true;
    Thread bystander = start(this::spin, Thread.State.RUNNABLE);
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    int armed = 0;
    for (int i = 0; i < TEN_MINUTES / ROUND_MILLIS; i++) {
      adjust(request);
      pass(ROUND_MILLIS);
      armed += brakes.armings.get(brakes.armings.size() - 1).isEmpty() ? 0 : 1;
    }

    assertThat(bystander.isAlive()).isTrue();
    assertThat(brakes.armings.size() / 2).as("times").isBetween(5, 10);
    assertThat(armed * ROUND_MILLIS).as("ms").isBetween(1_200, 3_000);
  }

  @Test
  void a_gate_that_only_the_thread_to_stop_passes_stays_armed() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    for (int i = 0; i < 1_000; i++) {
      adjust(request);
      pass(ROUND_MILLIS);
    }

    assertThat(brakes.armings).containsExactly(gates(GATE));
  }

  @Test
  void the_gate_of_a_thread_that_wakes_up_is_armed_in_the_next_round_though_others_pass_it() {
    gated = true;
    start(this::spin, Thread.State.RUNNABLE);
    StopRequest request = request(this::sleepAndSpin, Thread.State.WAITING);
    StopRequest another = request(this::spin, Thread.State.RUNNABLE);
    // The other one has had its turn not long ago.
    for (int i = 0; i < 1_700 || !lastArmed().isEmpty(); i++) {
      arming.adjust(List.of(request, another));
      pass(ROUND_MILLIS);
    }

    never.countDown();
    await().until(() -> threads.get(1).getState() == Thread.State.RUNNABLE);
    arming.adjust(List.of(request, another));

    assertThat(brakes.raised).isTrue();
    assertThat(lastArmed()).isEqualTo(gates(GATE));
  }

  @Test
  void armed_gates_are_kept_in_one_book_that_an_out_of_memory_error_does_not_falsify() {
    gated = true;
    List<StopRequest> both =
        List.of(
            request(this::spin, Thread.State.RUNNABLE),
            request(new Later(), Thread.State.RUNNABLE));

    brakes.changesLeft = 1;
    assertThatThrownBy(() -> arming.adjust(both)).isInstanceOf(OutOfMemoryError.class);
    assertThat(brakes.armed()).isEqualTo(gates(GATE));
    brakes.changesLeft = Integer.MAX_VALUE;
    arming.adjust(both);
    assertThat(brakes.armed()).isEqualTo(gates(GATE, LATER_GATE));

    pass(251);
    brakes.changesLeft = 1;
    assertThatThrownBy(() -> arming.adjust(List.of())).isInstanceOf(OutOfMemoryError.class);
    assertThat(brakes.armed()).isEqualTo(gates(LATER_GATE));
    brakes.changesLeft = Integer.MAX_VALUE;
    assertThat(arming.adjust(List.of())).isFalse();
    assertThat(brakes.armed()).isEqualTo(gates());
  }

  @Test
  void a_gate_that_an_out_of_memory_error_left_armed_is_put_back_when_its_request_is_closed() {
    gated = true;
    List<StopRequest> both =
        List.of(
            request(this::spin, Thread.State.RUNNABLE),
            request(new Later(), Thread.State.RUNNABLE));
    brakes.changesLeft = 1;
    assertThatThrownBy(() -> arming.adjust(both)).isInstanceOf(OutOfMemoryError.class);
    brakes.changesLeft = Integer.MAX_VALUE;

    assertThat(arming.adjust(List.of())).isTrue();
    assertThat(brakes.armed()).as("for a moment").isEqualTo(gates(GATE));
    pass(251);
    assertThat(arming.adjust(List.of())).isFalse();
    assertThat(brakes.armed()).isEqualTo(gates());
  }

  @Test
  void armings_that_fail_do_not_count_as_armings() {
    gated = true;
    StopRequest request = request(this::spin, Thread.State.RUNNABLE);
    brakes.changesLeft = 0;
    for (int i = 0; i < 1_000; i++) {
      assertThatThrownBy(() -> adjust(request)).isInstanceOf(OutOfMemoryError.class);
      brakes.changesLeft = 0;
    }
    brakes.changesLeft = Integer.MAX_VALUE;
    adjust(request);
    assertThat(brakes.armed()).isEqualTo(gates(GATE));

    pass(251);
    assertThat(arming.adjust(List.of())).isFalse();
    assertThat(brakes.armed()).isEqualTo(gates());
  }

  /** A loop of another class. */
  private final class Later implements Runnable {
    @Override
    public void run() {
      spin();
    }

    private void spin() {
      while (spinning) {
        continue;
      }
    }
  }

  /** Stops a loop of each of the first gates once an hour, until these stay armed meanwhile. */
  private void stopOften(Task task, int gates) {
    for (int i = 0; i < 60; i++) {
      for (gate = 0; gate < gates; gate++) {
        stop(task, TimeUnit.HOURS.toMillis(1) / gates);
      }
    }
  }

  private void stop(Task task, long millisAfterwards) {
    arming.adjust(List.of(request(task)));
    arming.adjust(List.of());
    pass(millisAfterwards);
    arming.adjust(List.of());
  }

  private BitSet lastArmed() {
    return brakes.armings.get(brakes.armings.size() - 1);
  }

  private int roundsWithFlag(StopRequest request, int passes) {
    int up = 0;
    for (int i = 0; i < ROUNDS; i++) {
      for (int pass = 0; brakes.raised && pass < passes; pass++) {
        flagCost.pass(Thread.currentThread());
      }
      pass(ROUND_MILLIS);
      adjust(request);
      up += brakes.raised ? 1 : 0;
    }
    return up;
  }

  /**
   * The time of the test passes faster than that of the processors, so a thread that spins gets the
   * processor once in each second of it.
   */
  private void adjust(StopRequest request) {
    if (now - lastWorkNanos >= WORK_NANOS && busy.contains(request.thread())) {
      lastWorkNanos = now;
      awaitWork(request.thread());
    }
    arming.adjust(List.of(request));
  }

  private void pass(long millis) {
    now += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static void awaitWork(Thread thread) {
    long before = processorTime(thread);
    while (thread.isAlive() && processorTime(thread) == before) {
      Thread.yield();
    }
  }

  private static long processorTime(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  private StopRequest request(Runnable work, Thread.State state) {
    Thread thread = start(work, state);
    if (state == Thread.State.RUNNABLE) {
      busy.add(thread);
    }
    return request(new Tasks().current(thread).orElseThrow());
  }

  private StopRequest request(Task task) {
    return new StopRequest(
        new StopOrder(threads.size(), task, Reason.of("test"), "test", 60), task);
  }

  private Thread start(Runnable work, Thread.State state) {
    Thread thread = new Thread(work, "target");
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    await().until(() -> thread.getState() == state && isAtWork(thread));
    return thread;
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

  private void sleepAndSpin() {
    sleep();
    spin();
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
