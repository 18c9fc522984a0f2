/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.gate.TaskEvents;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeMethodPlanterTest {
  private static final String MAIL = "io.loopbrake.tasks.Mail";

  private Class<?> type;
  private Object mail;

  @BeforeEach
  void forget() {
    Recorder.forget();
  }

  @Test
  void a_run_begins_and_ends() throws Throwable {
    load(MAIL + "#anInt");
    body(() -> Recorder.write("work"));

    assertThat(call("anInt")).isEqualTo(3);
    assertThat(Recorder.heard()).containsExactly("begin 64", "work", "end 64");
  }

  @Test
  void a_worker_is_idle_inside_of_its_main_loop() throws Throwable {
    PlantedLoader loader = new PlantedLoader(Place.worker(7, "aVoid"));
    create(loader);

    call("aVoid");
    assertThat(Recorder.heard()).containsExactly("idle 7", "end 7");
  }

  @ParameterizedTest
  @CsvSource({"0, at once", "1, later", "2, finally", "3, at the end"})
  void whichever_way_a_method_is_left_its_end_is_told_once(int how, String result)
      throws Throwable {
    load(MAIL + "#handles");

    assertThat(call("handles", how)).isEqualTo(result);
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64");
  }

  @Test
  void what_is_thrown_ends_the_run_and_goes_on() throws Throwable {
    load(MAIL + "#handles");
    ArithmeticException thrown = new ArithmeticException();
    body(
        () -> {
          throw thrown;
        });

    assertThatThrownBy(() -> call("handles", 1)).isSameAs(thrown);
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64");
  }

  @Test
  void the_methods_own_handlers_come_first() throws Throwable {
    load(MAIL + "#handles/swallow");
    body(
        () -> {
          throw new IllegalStateException();
        });

    assertThat(call("handles", 1)).isEqualTo("caught");
    body(
        () -> {
          throw new Recorder.Stop();
        });
    assertThat(call("handles", 2)).isEqualTo("finally");
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64", "begin 64", "end 64");
  }

  @Test
  void a_method_that_calls_itself_is_a_task_inside_of_a_task() throws Throwable {
    load(MAIL + "#countsDown");
    body(
        () -> {
          throw new Recorder.Stop();
        });

    assertThatThrownBy(() -> call("countsDown", 2)).isInstanceOf(Recorder.Stop.class);
    assertThat(Recorder.heard())
        .containsExactly("begin 64", "begin 64", "begin 64", "end 64", "end 64", "end 64");
  }

  @Test
  void an_end_that_cannot_be_told_is_not_told_again() throws Throwable {
    load(MAIL + "#anInt");
    Recorder.failAt(TaskEvents.END);

    assertThatThrownBy(() -> call("anInt")).isInstanceOf(Recorder.Fault.class);
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64");
  }

  @Test
  void a_begin_that_cannot_be_told_has_no_end() throws Throwable {
    load(MAIL + "#anInt");
    Recorder.failAt(TaskEvents.BEGIN);

    assertThatThrownBy(() -> call("anInt")).isInstanceOf(Recorder.Fault.class);
    assertThat(Recorder.heard()).containsExactly("begin 64");
  }

  @ParameterizedTest
  @CsvSource({
    "aVoid, null",
    "aBoolean, false",
    "aByte, 0",
    "aChar, 0",
    "aShort, 0",
    "anInt, 0",
    "aLong, 0",
    "aFloat, 0.0",
    "aDouble, 0.0",
    "anObject, null",
    "anArray, null",
  })
  void a_stopped_run_that_is_swallowed_returns_nothing_of_its_type(String method, String nothing)
      throws Throwable {
    load(MAIL + "#a*/swallow");
    body(
        () -> {
          throw new Recorder.Stop();
        });

    Object returned = call(method);
    assertThat(String.valueOf(returned instanceof Character c ? (Object) (int) c : returned))
        .isEqualTo(nothing);
    assertThat(Recorder.heard()).containsExactly("begin 64", "end 64");
  }

  @Test
  void what_is_no_stop_is_never_swallowed() throws Throwable {
    load(MAIL + "#a*/swallow");
    Error thrown = new StackOverflowError();
    body(
        () -> {
          throw thrown;
        });

    for (String method : new String[] {"aVoid", "aLong", "anArray", "aDouble"}) {
      assertThatThrownBy(() -> call(method)).isSameAs(thrown);
    }
  }

  @Test
  void tasks_may_lie_inside_of_others() throws Throwable {
    load(MAIL + "#handles", MAIL + "#aVoid/swallow");
    Object inner = type.getDeclaredConstructor().newInstance();
    Method aVoid = type.getMethod("aVoid");
    boolean[] inside = {false};
    body(
        () -> {
          if (inside[0]) {
            throw new Recorder.Stop();
          }
          inside[0] = true;
          try {
            aVoid.invoke(inner);
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
          }
        });

    assertThat(call("handles", 1)).isEqualTo("later");
    assertThat(Recorder.heard()).containsExactly("begin 64", "begin 65", "end 65", "end 64");
  }

  private void load(String... patterns) throws Exception {
    create(PlantedLoader.naming(patterns));
  }

  private void create(PlantedLoader loader) throws Exception {
    type = loader.loadClass(MAIL);
    mail = type.getDeclaredConstructor().newInstance();
  }

  private void body(Runnable body) throws ReflectiveOperationException {
    type.getField("body").set(null, body);
  }

  private Object call(String name, Object... arguments) throws Throwable {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        try {
          return method.invoke(mail, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause();
        }
      }
    }
    throw new NoSuchMethodException(name);
  }
}
