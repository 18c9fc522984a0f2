/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import static io.loopbrake.agent.delivery.Departure.Finding.DOUBTFUL;
import static io.loopbrake.agent.delivery.Departure.Finding.GOES_ON;
import static io.loopbrake.agent.delivery.Departure.Finding.LEFT;
import static io.loopbrake.agent.delivery.Departure.Finding.STAYS;
import static io.loopbrake.agent.delivery.Departure.Finding.UNSETTLED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Classes of com.acme are included, but for those of com.acme.seen, which are only known. What
 * their methods are like, their names tell: each has a loop from 10 to 19, but those that begin
 * with "run"; those with "Catching" catch everything from 10 to 15 and then go on from 16, in a
 * loop from 10; those with "Logging" are done then, from 30.
 */
class DepartureTest {
  private final Departure departure = new Departure(new Methods());

  @Test
  void a_job_that_lets_the_error_out_is_over_whatever_the_pool_does_next() {
    String[] last = {"java.lang.Thread.run@1", "org.lib.Pool.loop@5", "com.acme.Job.work@12"};

    assertThat(judge(last, last)).as("the same job once more").isEqualTo(LEFT);
    assertThat(judge(last, "java.lang.Thread.run@1", "org.lib.Pool.loop@5", "com.acme.B.work@11"))
        .isEqualTo(LEFT);
    assertThat(judge(last, "java.lang.Thread.run@1", "org.lib.Pool.loop@9", "com.acme.B.work@11"))
        .isEqualTo(LEFT);
  }

  @Test
  void its_cleanup_belongs_to_it() {
    String[] last = {"java.lang.Thread.run@1", "org.lib.Pool.loop@5", "com.acme.Job.work@12"};

    assertThat(
            judge(last, "java.lang.Thread.run@1", "org.lib.Pool.loop@5", "com.acme.Job.work@120"))
        .isEqualTo(STAYS);
    assertThat(
            judge(last, "java.lang.Thread.run@1", "java.lang.Thread.dispatchUncaughtException@3"))
        .isEqualTo(STAYS);
  }

  @Test
  void a_loop_that_swallows_the_error_and_tries_again_is_still_at_it() {
    String[] last = {
      "java.lang.Thread.run@1", "com.acme.Job.workCatching@12", "com.acme.A.work@11"
    };

    assertThat(judge(last, "java.lang.Thread.run@1", "com.acme.Job.workCatching@18"))
        .isEqualTo(STAYS);
    assertThat(judge(last, last)).isEqualTo(STAYS);
  }

  @Test
  void a_stack_that_was_read_from_outside_and_tells_no_descriptors_is_compared_all_the_same() {
    String[] thrown = {
      "java.lang.Thread.run@1", "com.acme.Job.workCatching@12", "org.lib.Inner.spin@11"
    };
    String[] round = {"java.lang.Thread.run@1", "com.acme.Job.workCatching@18"};

    assertThat(departure.judge(stack(thrown), withDescriptors("()V", round), true))
        .isEqualTo(STAYS);
    assertThat(departure.judge(withDescriptors("()V", thrown), stack(round), true))
        .isEqualTo(STAYS);
  }

  @Test
  void another_method_of_the_same_name_is_other_work() {
    Frame[] thrown =
        withDescriptors(
            "(I)V", "java.lang.Thread.run@1", "com.acme.Job.workCatching@12", "com.acme.A.work@11");
    Frame[] round =
        withDescriptors("()V", "java.lang.Thread.run@1", "com.acme.Job.workCatching@18");

    assertThat(departure.judge(thrown, round, true)).isEqualTo(LEFT);
  }

  @Test
  void whoever_may_have_been_called_anew_is_stopped_only_where_its_loop_was_seen_to_come_round() {
    String[] last = {"org.lib.Pool.loop@5", "com.acme.Job.workCatching@12", "com.acme.A.work@11"};
    String[] round = {"org.lib.Pool.loop@5", "com.acme.Job.workCatching@18"};

    assertThat(judge(last, round)).isEqualTo(STAYS);
    assertThat(judge(last, last)).isEqualTo(DOUBTFUL);
    assertThat(departure.judge(stack(last), stack(round), false)).isEqualTo(DOUBTFUL);
  }

  @Test
  void a_worker_that_fetches_its_work_goes_on_with_other_work() {
    String[] last = {"java.lang.Thread.run@1", "com.acme.W.fetchCatching@12", "com.acme.A.work@11"};

    assertThat(judge(last, last)).isEqualTo(LEFT);
    assertThat(judge(last, "java.lang.Thread.run@1", "com.acme.W.fetchCatching@18"))
        .isEqualTo(LEFT);
  }

  @Test
  void a_call_that_nothing_can_have_repeated_is_the_same_call() {
    String[] last = {"java.lang.Thread.run@1", "com.acme.Job.runLogging@12", "com.acme.A.work@25"};
    String[] round = {"java.lang.Thread.run@1", "com.acme.Job.runLogging@12", "com.acme.A.work@5"};

    assertThat(judge(last, round)).isEqualTo(STAYS);
    assertThat(judge(last, last)).isEqualTo(STAYS);
    assertThat(departure.judge(stack(last), stack(round), false)).isEqualTo(STAYS);
  }

  @Test
  void a_call_that_something_further_out_may_have_repeated_is_another_one() {
    for (String repeating :
        new String[] {
          "org.lib.Pool.loop@5", "java.util.ArrayList.forEach@5", "com.acme.W.fetch@12"
        }) {
      String[] last = {
        "java.lang.Thread.run@1", repeating, "com.acme.Job.runLogging@12", "com.acme.A.work@25"
      };
      String[] round = {
        "java.lang.Thread.run@1", repeating, "com.acme.Job.runLogging@12", "com.acme.A.work@5"
      };

      assertThat(judge(last, round)).as(repeating).isEqualTo(LEFT);
    }
  }

  @Test
  void a_method_that_is_done_after_it_has_caught_the_error_was_called_anew() {
    String[] last = {"org.lib.Pool.loop@5", "com.acme.Job.workLogging@12", "com.acme.A.work@11"};

    assertThat(judge(last, last)).isEqualTo(LEFT);
    assertThat(judge(last, "org.lib.Pool.loop@5", "com.acme.Job.workLogging@5")).isEqualTo(LEFT);
  }

  @Test
  void what_follows_its_handler_has_the_time_of_cleanup() {
    String[] last = {"org.lib.Pool.loop@5", "com.acme.Job.workLogging@12", "com.acme.A.work@11"};

    assertThat(
            judge(last, "org.lib.Pool.loop@5", "com.acme.Job.workLogging@30", "com.acme.B.work@11"))
        .isEqualTo(GOES_ON);
  }

  @Test
  void a_loop_around_a_library_that_swallows_tells_when_it_comes_round() {
    String[] last = {
      "java.lang.Thread.run@1",
      "com.acme.Job.work@12",
      "org.lib.Retry.quietly@5",
      "com.acme.A.work@11"
    };

    assertThat(judge(last, last)).isEqualTo(UNSETTLED);
    assertThat(judge(last, "java.lang.Thread.run@1", "com.acme.Job.work@18")).isEqualTo(STAYS);
  }

  @Test
  void a_loop_that_called_something_and_is_at_its_checkpoint_has_come_round_within_one_line() {
    String[] last = {
      "java.lang.Thread.run@1",
      "com.acme.Job.work@12",
      "org.lib.Retry.quietly@5",
      "com.acme.A.work@11"
    };

    assertThat(judge(last, "java.lang.Thread.run@1", "com.acme.Job.work@12")).isEqualTo(STAYS);
    assertThat(judge(last, "java.lang.Thread.run@1", "com.acme.Job.work@12", "com.acme.B.work@11"))
        .isEqualTo(UNSETTLED);
  }

  @Test
  void an_event_loop_of_a_library_that_included_code_has_started_serves_others() {
    String[] last = {"com.acme.Main.runAll@5", "org.lib.Events.loop@5", "com.acme.A.work@11"};

    assertThat(judge(last, last)).isEqualTo(LEFT);
  }

  @Test
  void of_a_stack_deeper_than_the_jvm_tells_nothing_is_known() {
    Frame deep = new Frame("com.acme.A", "work", null, 11, 1, Frame.UNKNOWN);

    assertThat(departure.judge(new Frame[] {deep}, stack("com.acme.A.work@11"), true))
        .isEqualTo(STAYS);
  }

  @Test
  void a_worker_that_waits_for_its_next_work_has_left_the_last() {
    Frame[] last = stack("java.lang.Thread.run@1", "com.acme.W.fetch@12", "com.acme.A.work@11");

    assertThat(departure.isGone(last, trace("java.lang.Thread.run", "com.acme.W.fetch"), false))
        .isTrue();
    assertThat(
            departure.isGone(
                last, trace("java.lang.Thread.run", "com.acme.W.fetch", "com.acme.W.take"), true))
        .isTrue();
    assertThat(
            departure.isGone(
                last, trace("java.lang.Thread.run", "com.acme.W.fetch", "com.acme.B.work"), false))
        .isFalse();
  }

  @Test
  void code_that_called_a_worker_once_is_no_work_and_code_that_calls_in_a_loop_is() {
    assertThat(hasLeft("com.acme.T.runWorker", "com.acme.W.fetch")).isTrue();
    assertThat(hasLeft("com.acme.T.runWorker", "org.lib.Pool.loop")).isTrue();
    assertThat(hasLeft("com.acme.T.workOften", "com.acme.W.fetch")).isTrue();
    assertThat(hasLeft("com.acme.T.workOften", "org.lib.Pool.loop")).isFalse();
    assertThat(hasLeft("org.lib.Pool.loop", "com.acme.T.runWorker")).isFalse();
  }

  @Test
  void only_a_call_that_nothing_can_have_repeated_is_certainly_the_same_work() {
    assertThat(isStillThere("com.acme.Job.runAll", "com.acme.Job.work")).isTrue();
    assertThat(isStillThere("com.acme.Job.runAll", "com.acme.Job.runOnce")).isTrue();
    assertThat(isStillThere("java.lang.reflect.Method.invoke", "com.acme.Job.work")).isTrue();
    assertThat(isStillThere("org.lib.Pool.loop", "com.acme.Job.work")).isFalse();
    assertThat(isStillThere("com.acme.Job.runAll", "org.lib.Pool.loop")).isFalse();
    assertThat(isStillThere("com.acme.W.fetch", "com.acme.Job.work")).isFalse();
    assertThat(isStillThere("com.acme.Job.runAll", "com.acme.W.fetch")).isFalse();
    assertThat(isStillThere("com.acme.seen.Pool.work", "com.acme.Job.work")).isFalse();
    assertThat(isStillThere("com.acme.seen.Pool.runAll", "com.acme.Job.work")).isTrue();
  }

  /** Whether work that these two have called, the first one the second, is surely the same. */
  private boolean isStillThere(String caller, String called) {
    return departure.isStillThere(
        stack("java.lang.Thread.run@1", caller + "@12", called + "@12", "com.acme.A.work@11"),
        trace("java.lang.Thread.run", caller, called, "com.acme.A.close", "java.lang.Object.wait"));
  }

  @Test
  void nothing_is_certain_of_a_throw_whose_stack_is_not_known() {
    assertThat(departure.isStillThere(new Frame[0], trace("com.acme.Job.work"))).isFalse();
  }

  /** Whether the error has left work that these two have called, the first one the second. */
  private boolean hasLeft(String caller, String worker) {
    return departure.isGone(
        stack("java.lang.Thread.run@1", caller + "@12", worker + "@12", "com.acme.A.work@11"),
        trace("java.lang.Thread.run", caller, worker, "java.lang.Object.wait"),
        true);
  }

  @Test
  void the_work_is_the_outermost_included_method_that_is_no_workers_loop() {
    Frame[] last =
        stack(
            "java.lang.Thread.run@1",
            "com.acme.W.fetch@12",
            "com.acme.A.runAll@3",
            "com.acme.A.work@11");

    assertThat(departure.work(last).methodName()).isEqualTo("runAll");
  }

  private Departure.Finding judge(String[] last, String... now) {
    return departure.judge(stack(last), stack(now), true);
  }

  private static StackTraceElement[] trace(String... outermostFirst) {
    List<StackTraceElement> elements = new ArrayList<>();
    for (String text : outermostFirst) {
      int dot = text.lastIndexOf('.');
      elements.add(
          new StackTraceElement(text.substring(0, dot), text.substring(dot + 1), null, -1));
    }
    Collections.reverse(elements);
    return elements.toArray(new StackTraceElement[0]);
  }

  /** From the outermost frame inwards, each as {@code class.method@index}. */
  private static Frame[] stack(String... outermostFirst) {
    return withDescriptors(null, outermostFirst);
  }

  /** As {@link #stack}; the methods of com.acme have this descriptor. */
  private static Frame[] withDescriptors(String descriptor, String... outermostFirst) {
    List<Frame> frames = new ArrayList<>();
    for (String text : outermostFirst) {
      int at = text.indexOf('@');
      int dot = text.lastIndexOf('.', at);
      frames.add(
          new Frame(
              text.substring(0, dot),
              text.substring(dot + 1, at),
              text.startsWith("com.acme.") ? descriptor : null,
              Integer.parseInt(text.substring(at + 1)),
              Frame.UNKNOWN,
              frames.size()));
    }
    Collections.reverse(frames);
    return frames.toArray(new Frame[0]);
  }

  private static final class Methods implements HandlerLookup {
    @Override
    public int handlerOf(Frame frame) {
      if (!frame.className().startsWith("com.acme.")) {
        return UNKNOWN;
      }
      return frame.byteCodeIndex() < 100 ? NONE : 100;
    }

    @Override
    public boolean isIncluded(Frame frame) {
      return !frame.className().startsWith("com.acme.seen.");
    }

    @Override
    public boolean swallows(Frame frame) {
      return frame.methodName().matches(".*(Catching|Logging)") && frame.byteCodeIndex() < 16;
    }

    @Override
    public boolean leadsOn(Frame caught, Frame now) {
      return swallows(caught)
          && (caught.methodName().endsWith("Catching") ? isInLoop(now) : now.byteCodeIndex() >= 30);
    }

    @Override
    public boolean returnsAfter(Frame caught) {
      return true;
    }

    @Override
    public boolean isInOneLoop(Frame frame, Frame other) {
      return isInLoop(frame) && isInLoop(other);
    }

    @Override
    public boolean isInFetchingLoop(Frame frame) {
      return isInLoop(frame) && frame.methodName().startsWith("fetch");
    }

    private static boolean isInLoop(Frame frame) {
      return frame.className().startsWith("com.acme.")
          && !frame.methodName().startsWith("run")
          && frame.byteCodeIndex() >= 10
          && frame.byteCodeIndex() < 20;
    }
  }
}
