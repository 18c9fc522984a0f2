/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallAndFetchPlanterTest {
  private static final String OFFICE = "io.loopbrake.tasks.Office";
  private static final String RUN = "java/lang/Runnable.run";

  @BeforeEach
  void forget() {
    Recorder.forget();
  }

  @Test
  void each_call_of_a_nested_task_begins_and_ends() throws Throwable {
    Callable<Integer> other =
        () -> {
          Recorder.write("other");
          return 1;
        };

    Object sum =
        call(
            Place.nestedCall(2, RUN, "elsewhere", "calls"),
            "calls",
            (Runnable) () -> Recorder.write("task"),
            other);
    assertThat(sum).isEqualTo(2);
    assertThat(Recorder.heard())
        .containsExactly("begin 2", "task", "end 2", "other", "begin 2", "task", "end 2", "other");
  }

  @Test
  void a_call_with_a_result_and_arguments_below_it_is_told_of_as_well() throws Throwable {
    Object sum =
        call(
            Place.nestedCall(2, "java/util/concurrent/Callable.call", "calls"),
            "calls",
            (Runnable) () -> {},
            (Callable<Integer>) () -> 21);
    assertThat(sum).isEqualTo(42);
    assertThat(Recorder.heard()).containsExactly("begin 2", "end 2", "begin 2", "end 2");
  }

  @Test
  void a_worker_that_calls_its_tasks_is_idle_between_them() throws Throwable {
    call(
        Place.nextCall(1, RUN, "calls"), "calls", (Runnable) () -> {}, (Callable<Integer>) () -> 1);
    assertThat(Recorder.heard()).containsExactly("next 1", "idle 1", "next 1", "idle 1");
  }

  @Test
  void a_call_that_throws_is_not_told_to_be_over_by_itself() {
    Runnable thrower =
        () -> {
          throw new Recorder.Stop();
        };

    assertThatThrownBy(() -> call(Place.nestedCall(2, RUN, "calls"), "calls", thrower, null))
        .isInstanceOf(Recorder.Stop.class);
    assertThat(Recorder.heard()).containsExactly("begin 2");
  }

  @Test
  void
      a_call_that_throws_is_told_to_be_over_before_anybody_deals_with_that_where_it_is_asked_for() {
    Runnable thrower =
        () -> {
          throw new Recorder.Stop();
        };
    Place place = Place.nestedCall(2, RUN, "calls").alsoWhenThrown();

    assertThatThrownBy(() -> call(place, "calls", thrower, null)).isInstanceOf(Recorder.Stop.class);
    assertThat(Recorder.heard()).containsExactly("begin 2", "end 2");
  }

  @Test
  void the_handlers_of_the_method_itself_come_after_the_end_of_a_call_that_throws()
      throws Throwable {
    Runnable thrower =
        () -> {
          throw new Recorder.Stop();
        };
    Callable<Integer> other =
        () -> {
          Recorder.write("other");
          return 1;
        };
    Place place =
        Place.nextCall(1, RUN, "catches").orCallOf("java/lang/Thread.run").alsoWhenThrown();

    assertThat(call(place, "catches", thrower, other)).isEqualTo(3);
    assertThat(Recorder.heard())
        .containsExactly("next 1", "idle 1", "other", "next 1", "idle 1", "other");
  }

  @Test
  void the_end_of_the_main_loop_says_it_then() {
    Runnable thrower =
        () -> {
          throw new Recorder.Stop();
        };
    Place[] places = {Place.worker(1, "calls"), Place.nextCall(1, RUN, "calls")};

    assertThatThrownBy(() -> call(places, "calls", thrower, null))
        .isInstanceOf(Recorder.Stop.class);
    assertThat(Recorder.heard()).containsExactly("idle 1", "next 1", "end 1");
  }

  @Test
  void calls_in_other_methods_and_of_other_classes_are_not_told_of() throws Throwable {
    call(
        new Place[] {
          Place.nestedCall(2, RUN, "next"),
          Place.nestedCall(3, "java/lang/Thread.run", "calls"),
          Place.nestedCall(4, "java/lang/Runnable.start", "calls")
        },
        "calls",
        (Runnable) () -> {},
        (Callable<Integer>) () -> 1);
    assertThat(Recorder.heard()).isEmpty();
  }

  @Test
  void who_fetches_a_task_is_idle_until_it_has_one() throws Throwable {
    Runnable task = () -> {};

    assertThat(call(Place.fetch(0, "next"), "next", task, null)).isSameAs(task);
    assertThat(Recorder.heard()).containsExactly("idle 0", "next 0");
  }

  @Test
  void who_fetches_nothing_stays_idle() throws Throwable {
    assertThat(call(Place.fetch(0, "next"), "next", null, null)).isNull();
    assertThat(Recorder.heard()).containsExactly("idle 0");
  }

  private static Object call(Place place, String method, Object... arguments) throws Throwable {
    return call(new Place[] {place}, method, arguments);
  }

  private static Object call(Place[] places, String name, Object... arguments) throws Throwable {
    for (Method method : new PlantedLoader(places).loadClass(OFFICE).getMethods()) {
      if (method.getName().equals(name)) {
        try {
          return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
