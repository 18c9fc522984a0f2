/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread whose class overrides {@code interrupt} and throws there. */
class InterruptOfOwnClassTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();
  private final Stubborn thread = new Stubborn();
  private volatile boolean throwsError;
  private StopRequest request;

  @BeforeEach
  void begin() {
    thread.setDaemon(true);
    thread.start();
    Task task = new Tasks().current(thread).orElseThrow();
    request = new StopRequest(new StopOrder(1, task, Reason.of("test"), "test", 60), task);
  }

  @AfterEach
  void end() {
    end.countDown();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void it_is_interrupted_once_and_the_request_tells_of_the_failure(boolean error) {
    throwsError = error;

    request.interrupts().send(request, "interrupted while it waited");
    awaitEndOfSenders();

    assertThat(calls).hasValue(1);
    assertThat(request.phase().why)
        .contains("interrupted while it waited")
        .contains(
            "the method interrupt of its thread threw "
                + (error ? "java.lang.StackOverflowError" : "java.lang.IllegalStateException"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_next_interrupt_of_the_request_is_sent_as_usual(boolean error) {
    throwsError = error;
    request.interrupts().send(request, "interrupted while it waited");
    awaitEndOfSenders();

    request.interrupts().send(request, "interrupted while it waited");
    awaitEndOfSenders();

    assertThat(calls).hasValue(2);
  }

  private void awaitEndOfSenders() {
    await()
        .until(() -> OwnThread.living().stream().noneMatch(text -> text.startsWith("interrupt")));
  }

  private final class Stubborn extends Thread {
    @Override
    public void interrupt() {
      calls.incrementAndGet();
      if (throwsError) {
        throw new StackOverflowError();
      }
      throw new IllegalStateException("not now");
    }

    @Override
    public void run() {
      boolean over = false;
      while (!over) {
        try {
          end.await();
          over = true;
        } catch (InterruptedException again) {
          over = false;
        }
      }
    }
  }
}
