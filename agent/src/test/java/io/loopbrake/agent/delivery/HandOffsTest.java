/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.stack.Frame;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandOffsTest {
  private static final String CONCURRENT = "java.util.concurrent.";

  private final HandOffs handOffs = new HandOffs(RoleTable.standard());

  /** Frames such as {@code com.acme.Job.run}, innermost first. */
  private String objection(boolean patient, String... frames) {
    return handOffs.objection(
        Stream.of(frames)
            .map(
                frame ->
                    new Frame(
                        frame.substring(0, frame.lastIndexOf('.')),
                        frame.substring(frame.lastIndexOf('.') + 1),
                        null,
                        Frame.UNKNOWN,
                        Frame.UNKNOWN,
                        Frame.UNKNOWN))
            .toArray(Frame[]::new),
        patient);
  }

  @Test
  void what_a_future_tells_its_waiters_is_said_to_the_end() {
    assertThat(
            objection(
                false,
                CONCURRENT + "FutureTask.finishCompletion",
                CONCURRENT + "FutureTask.set",
                CONCURRENT + "FutureTask.run",
                "java.lang.Thread.run"))
        .isEqualTo(
            "in java.util.concurrent.FutureTask.finishCompletion, which tells those who wait for"
                + " the result");
  }

  @Test
  void two_elements_of_a_list_change_their_places_to_the_end() {
    assertThat(
            objection(
                false,
                "java.util.LinkedList.node",
                "java.util.LinkedList.set",
                "java.util.Collections.swap",
                "com.acme.Job.call"))
        .startsWith("in java.util.Collections.swap");
    assertThat(objection(false, "java.util.LinkedList.node", "com.acme.Job.call")).isNull();
  }

  @Test
  void a_task_is_stopped_although_a_pool_is_below_it() {
    assertThat(
            objection(
                true,
                "com.acme.Job.call",
                CONCURRENT + "FutureTask.run",
                CONCURRENT + "ThreadPoolExecutor.runWorker",
                CONCURRENT + "ThreadPoolExecutor$Worker.run"))
        .isNull();
  }

  @Test
  void work_of_the_jdk_that_a_pool_runs_is_stopped() {
    assertThat(
            objection(
                false,
                "java.util.stream.Streams$RangeLongSpliterator.forEachRemaining",
                "java.util.stream.AbstractTask.compute",
                CONCURRENT + "CountedCompleter.exec",
                CONCURRENT + "ForkJoinTask.doExec",
                CONCURRENT + "ForkJoinPool$WorkQueue.topLevelExec",
                CONCURRENT + "ForkJoinPool.runWorker"))
        .isNull();
  }

  @Test
  void the_loop_of_a_worker_between_its_tasks_is_not_stopped() {
    assertThat(objection(false, CONCURRENT + "ThreadPoolExecutor.runWorker")).isNotNull();
    assertThat(objection(false, "java.util.TimerThread.mainLoop")).isNotNull();
  }

  @Test
  void a_helper_within_a_hand_off_is_protected_by_it() {
    assertThat(
            objection(
                false,
                "java.util.HashMap.getNode",
                CONCURRENT + "ThreadPoolExecutor.processWorkerExit",
                CONCURRENT + "ThreadPoolExecutor.runWorker"))
        .contains("processWorkerExit");
  }

  @Test
  void looking_through_a_map_is_work_and_moving_its_entries_is_not() {
    for (String method : new String[] {"putVal", "computeIfAbsent", "get"}) {
      assertThat(objection(true, CONCURRENT + "ConcurrentHashMap." + method)).isNull();
    }
    for (String method : new String[] {"transfer", "fullAddCount", "clear"}) {
      assertThat(objection(true, CONCURRENT + "ConcurrentHashMap." + method)).isNotNull();
    }
  }

  @Test
  void a_function_that_holds_an_element_up_has_some_time_only() {
    String[] stack = {
      "com.acme.ByName.compare", "java.util.PriorityQueue.siftUpUsingComparator", "com.acme.Job.run"
    };

    assertThat(objection(true, stack)).contains("PriorityQueue");
    assertThat(objection(false, stack)).isNull();
  }

  @Test
  void a_coroutine_hands_its_result_on_and_its_own_code_is_stopped() {
    String resume = "kotlin.coroutines.jvm.internal.BaseContinuationImpl.resumeWith";
    String run = "kotlinx.coroutines.DispatchedTask.run";

    assertThat(objection(false, "kotlinx.coroutines.JobSupport.invokeOnCompletion", resume, run))
        .isNotNull();
    assertThat(objection(false, resume, run)).isNotNull();
    assertThat(objection(false, "com.acme.Job$work$1.invokeSuspend", resume, run)).isNull();
  }
}
