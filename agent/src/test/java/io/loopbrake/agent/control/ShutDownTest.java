/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An agent that goes away leaves nothing behind. */
class ShutDownTest {
  private static final Instrumentation INSTRUMENTATION = ByteBuddyAgent.install();
  private static final int GATE = 203;

  private final Tasks tasks = new Tasks();
  private final Checkpoints checkpoints = checkpoints();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile IntSupplier lookForGate = () -> -1;
  private final StopControl control =
      new StopControl(
          checkpoints,
          tasks,
          new NothingCovered() {
            @Override
            public int gateOf(String className) {
              return lookForGate.getAsInt();
            }
          },
          StopPolicies.withoutInterrupts());

  @AfterEach
  void giveCheckpointsBack() {
    never.countDown();
    control.close();
  }

  @Test
  void open_requests_are_taken_back_and_the_flag_is_down() {
    control.listen(view -> told.add(view.state() + ": " + view.why()));
    long id = control.order(task(), Reason.of("test"), "test", 60);
    assertThat(checkpoints.isRaised()).isTrue();

    control.close();

    assertThat(checkpoints.isRaised()).isFalse();
    assertThat(checkpoints.isInstalled()).isFalse();
    assertThat(control.request(id).state()).isEqualTo(RequestState.CANCELLED);
    assertThat(told)
        .containsExactly(
            "PENDING: asked for",
            "CANCELLED: cancelled because the agent was removed;"
                + " the stop error had not been thrown");
    assertThat(isControlThreadAlive()).isFalse();
  }

  @Test
  void a_look_at_a_thread_that_outlasts_the_removal_leaves_the_flag_down_and_no_gate_armed()
      throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    assertThat(checkpoints.gates().define()).isEmpty();
    lookForGate =
        () -> {
          looking.countDown();
          waitFor(closed);
          return GATE;
        };
    control.order(task(), Reason.of("test"), "test", 60);
    looking.await();

    control.close();
    assertThat(isControlThreadAlive()).isTrue();
    closed.countDown();
    await().until(() -> !isControlThreadAlive());

    assertThat(checkpoints.isRaised()).isFalse();
    assertThat(checkpoints.armed()).isEqualTo(new BitSet());
  }

  @Test
  void an_operator_who_was_interrupted_leaves_no_gate_armed() {
    assertThat(checkpoints.gates().define()).isEmpty();
    lookForGate = () -> GATE;
    control.order(task(), Reason.of("test"), "test", 60);
    await().until(() -> control.armedGates() == 1);

    Thread.currentThread().interrupt();
    control.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(isControlThreadAlive()).isFalse();
    assertThat(checkpoints.armed()).isEqualTo(new BitSet());
  }

  @Test
  void nothing_can_be_stopped_afterwards_and_the_flag_stays_down() {
    control.close();

    assertThatThrownBy(() -> control.stop(task(), Reason.of("test"), "test", 60))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Loopbrake has been removed from this JVM");
    assertThat(checkpoints.isRaised()).isFalse();
    assertThat(control.requests()).isEmpty();
  }

  @Test
  void whoever_asks_while_it_goes_gets_his_request_taken_back_or_is_refused() throws Exception {
    List<Thread> operators = new ArrayList<>();
    List<Long> ids = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      operators.add(
          new Thread(
              () -> {
                try {
                  while (true) {
                    ids.add(control.order(task(), Reason.of("test"), "test", 60));
                  }
                } catch (IllegalStateException refused) {
                  told.add("refused");
                }
              }));
    }
    operators.forEach(Thread::start);
    while (ids.size() < 20) {
      Thread.sleep(1);
    }

    control.close();
    for (Thread operator : operators) {
      operator.join();
    }

    assertThat(told).hasSize(operators.size());
    assertThat(checkpoints.isRaised()).isFalse();
    assertThat(control.requests())
        .isNotEmpty()
        .allSatisfy(view -> assertThat(view.state()).isEqualTo(RequestState.CANCELLED));
  }

  /** A thread that waits for the end of the test. */
  private Task task() {
    Thread thread = new Thread(() -> waitFor(never));
    thread.setDaemon(true);
    thread.start();
    return tasks.current(thread).orElseThrow();
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isControlThreadAlive() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("loopbrake-control"));
  }

  private static Checkpoints checkpoints() {
    try {
      return Checkpoints.define(INSTRUMENTATION);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
