/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.suspend.SuspendMeans.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SuspensionTest {
  private final Recorded hold = new Recorded();
  private final Suspension suspension = new Suspension(hold);

  @Test
  void a_thread_is_suspended_given_the_error_and_resumed() throws Throwable {
    assertThat(suspension.begin()).isZero();
    assertThat(suspension.handOver(() -> hold.calls.add("handed"))).isZero();
    assertThat(suspension.end()).isTrue();

    assertThat(hold.calls).containsExactly("suspend", "handOver", "handed", "resume");
  }

  @Test
  void the_watch_does_not_let_a_thread_go_whose_error_is_not_noted_yet() throws Throwable {
    suspension.begin();

    suspension.handOver(
        () -> {
          sleepTooLong();
          suspension.endIfLate();
          hold.calls.add("noted");
        });
    suspension.endIfLate();

    assertThat(hold.calls).containsExactly("suspend", "handOver", "noted", "resume");
  }

  private static void sleepTooLong() {
    LockSupport.parkNanos(Suspension.LONGEST_NANOS + TimeUnit.MILLISECONDS.toNanos(50));
  }

  @Test
  void the_watch_lets_a_thread_go_that_is_suspended_for_too_long_and_it_gets_no_error()
      throws Throwable {
    suspension.begin();
    suspension.endIfLate();
    assertThat(hold.calls).containsExactly("suspend");

    Thread.sleep(Suspension.LONGEST_NANOS / 1_000_000 + 50);
    suspension.endIfLate();

    assertThat(suspension.handOver(() -> {})).isEqualTo(Suspension.LET_GO);
    assertThat(suspension.end()).isTrue();
    assertThat(hold.calls).containsExactly("suspend", "resume");
  }

  @Test
  void a_resume_that_fails_is_tried_again() throws Throwable {
    hold.failures = 3;
    suspension.begin();

    assertThat(suspension.end()).isTrue();
    assertThat(hold.calls).containsExactly("suspend", "resume", "resume", "resume", "resume");
  }

  @Test
  void a_resume_that_goes_on_to_fail_is_told_and_is_left_to_the_watch() throws Throwable {
    hold.failures = Integer.MAX_VALUE;
    suspension.begin();

    assertThat(suspension.end()).isFalse();
    assertThat(suspension.resumeFailure()).isEqualTo("error 113 of JVMTI");
    hold.failures = 0;
    Thread.sleep(Suspension.LONGEST_NANOS / 1_000_000 + 50);
    suspension.endIfLate();
    assertThat(suspension.end()).isTrue();
  }

  @Test
  void a_thread_that_somebody_else_has_suspended_is_not_resumed() throws Throwable {
    hold.suspendCode = 14;

    assertThat(suspension.begin()).isEqualTo(14);
    assertThat(suspension.end()).isTrue();
    assertThat(hold.calls).containsExactly("suspend");
  }

  /** Records its calls. */
  private static final class Recorded implements Hold {
    private static final int INTERNAL = 113;

    private final List<String> calls = new ArrayList<>();
    private int failures;
    private int suspendCode;

    @Override
    public int suspend() {
      calls.add("suspend");
      return suspendCode;
    }

    @Override
    public int handOver() {
      calls.add("handOver");
      return 0;
    }

    @Override
    public int resume() {
      calls.add("resume");
      return failures-- > 0 ? INTERNAL : 0;
    }

    @Override
    public void release() {
      calls.add("release");
    }
  }
}
