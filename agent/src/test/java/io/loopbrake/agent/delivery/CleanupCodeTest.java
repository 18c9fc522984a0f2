/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In these stacks byte code from 100 on is that of a handler, the same for each hundred. */
class CleanupCodeTest {
  private static final int HUNDRED = 100;

  private final CleanupCode cleanup =
      new CleanupCode(
          frame -> {
            if (!frame.className().startsWith("com.acme.")) {
              return HandlerLookup.UNKNOWN;
            }
            return frame.byteCodeIndex() < HUNDRED
                ? HandlerLookup.NONE
                : frame.byteCodeIndex() / HUNDRED;
          });
  private final Frame[] first =
      stack(
          "java.lang.Thread.run@1",
          "org.lib.Pool.run@10",
          "com.acme.Job.run@5",
          "com.acme.Job.work@7");

  @Test
  void a_frame_that_has_come_into_a_handler_is_in_cleanup_code() {
    assertThat(in("java.lang.Thread.run@1", "org.lib.Pool.run@10", "com.acme.Job.run@120"))
        .isEqualTo("com.acme.Job.run");
  }

  @Test
  void what_a_handler_calls_is_in_its_cleanup_code() {
    assertThat(
            in(
                "java.lang.Thread.run@1",
                "org.lib.Pool.run@10",
                "com.acme.Job.run@120",
                "com.acme.Rows.unlock@3"))
        .isEqualTo("com.acme.Job.run");
  }

  @Test
  void a_callee_in_a_handler_is_in_cleanup_code() {
    assertThat(
            in(
                "java.lang.Thread.run@1",
                "org.lib.Pool.run@10",
                "com.acme.Job.run@5",
                "com.acme.Job.work@110"))
        .isEqualTo("com.acme.Job.work");
  }

  @Test
  void code_after_a_handler_is_not() {
    assertThat(in("java.lang.Thread.run@1", "org.lib.Pool.run@10", "com.acme.Job.run@50")).isNull();
  }

  @Test
  void a_handler_that_was_active_when_the_stop_came_gives_no_protection() {
    Frame[] retrying =
        stack("java.lang.Thread.run@1", "com.acme.Job.run@120", "com.acme.Job.work@7");

    assertThat(cleanup.in(retrying, stack("java.lang.Thread.run@1", "com.acme.Job.run@130")))
        .isNull();
    assertThat(cleanup.in(retrying, stack("java.lang.Thread.run@1", "com.acme.Job.run@240")))
        .as("another handler of the same method")
        .isNotNull();
  }

  @Test
  void a_method_that_is_called_anew_is_another_one() {
    Frame[] before = stack("com.acme.Main.main@1", "com.acme.Job.run@120", "com.acme.Job.work@7");

    assertThat(cleanup.in(before, stack("com.acme.Main.main@9", "com.acme.Job.run@120")))
        .isNotNull();
  }

  @Test
  void a_framework_that_has_moved_on_runs_its_cleanup() {
    assertThat(in("java.lang.Thread.run@1", "org.lib.Pool.run@30", "com.acme.Job.failed@5"))
        .isEqualTo("org.lib.Pool.run");
  }

  @Test
  void nothing_changes_if_only_one_of_the_stacks_tells_descriptors() {
    String[] moved = {"java.lang.Thread.run@1", "org.lib.Pool.run@30", "com.acme.Job.failed@5"};
    String[] again = {"java.lang.Thread.run@1", "org.lib.Pool.run@10", "com.acme.Job.run@5"};

    assertThat(cleanup.in(first, withDescriptors("()V", moved))).isNotNull();
    assertThat(cleanup.in(withDescriptors("()V", again), stack(moved))).isNotNull();
    assertThat(cleanup.in(first, withDescriptors("()V", again))).isNull();
  }

  @Test
  void a_framework_that_calls_again_from_the_same_place_tries_again() {
    assertThat(in("java.lang.Thread.run@1", "org.lib.Pool.run@10", "com.acme.Job.run@5")).isNull();
    assertThat(in("java.lang.Thread.run@1", "org.lib.Pool.run@10", "com.acme.Other.run@9"))
        .isNull();
  }

  @Test
  void what_a_thread_does_with_an_error_that_nobody_caught_is_cleanup_code() {
    assertThat(in("java.lang.Thread.dispatchUncaughtException@5", "com.acme.Handler.log@9"))
        .isEqualTo("java.lang.Thread.dispatchUncaughtException");
  }

  @Test
  void unless_it_was_stopped_there_for_the_first_time() {
    Frame[] logging =
        stack("java.lang.Thread.dispatchUncaughtException@5", "com.acme.Handler.log@9");

    assertThat(cleanup.in(logging, logging)).isNull();
  }

  @Test
  void on_a_virtual_thread_the_handler_is_called_by_what_is_still_there() {
    Frame[] before = stack("java.lang.VirtualThread.run@5", "com.acme.Job.run@9");

    assertThat(
            cleanup.in(
                before,
                stack(
                    "java.lang.VirtualThread.run@60",
                    "java.lang.Thread.dispatchUncaughtException@5",
                    "com.acme.Handler.log@9")))
        .isNotNull();
  }

  @Test
  void the_same_stack_is_in_no_cleanup_code() {
    assertThat(cleanup.in(first, first)).isNull();
  }

  private String in(String... now) {
    Frame frame = cleanup.in(first, stack(now));
    return frame == null ? null : frame.className() + "." + frame.methodName();
  }

  /** From the outermost frame inwards, each as {@code class.method@index}. */
  private static Frame[] stack(String... outermostFirst) {
    return withDescriptors(null, outermostFirst);
  }

  /** As {@link #stack}; all methods have this descriptor. */
  private static Frame[] withDescriptors(String descriptor, String... outermostFirst) {
    List<Frame> frames = new ArrayList<>();
    for (String text : outermostFirst) {
      int at = text.indexOf('@');
      int dot = text.lastIndexOf('.', at);
      frames.add(
          new Frame(
              text.substring(0, dot),
              text.substring(dot + 1, at),
              descriptor,
              Integer.parseInt(text.substring(at + 1)),
              Frame.UNKNOWN,
              frames.size()));
    }
    Collections.reverse(frames);
    return frames.toArray(new Frame[0]);
  }
}
