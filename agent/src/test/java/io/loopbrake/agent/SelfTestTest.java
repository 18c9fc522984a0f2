/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.CoverageLedger;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;

class SelfTestTest {
  @Test
  void a_jvm_that_hands_no_class_to_transformers_is_found_out() {
    List<String> calls = new ArrayList<>();
    Instrumentation deaf =
        proxy(Instrumentation.class, (self, method, arguments) -> note(calls, method.getName()));

    Optional<String> broken = run(deaf);

    assertThat(broken)
        .hasValueSatisfying(why -> assertThat(why).contains("a loop of ours got no checkpoint"));
    assertThat(calls).containsExactly("addTransformer", "removeTransformer");
  }

  @Test
  void a_jvm_that_refuses_transformers_is_found_out() {
    Instrumentation refusing =
        proxy(
            Instrumentation.class,
            (self, method, arguments) -> {
              throw new UnsupportedOperationException("not here");
            });

    assertThat(run(refusing)).hasValueSatisfying(why -> assertThat(why).contains("not here"));
  }

  @Test
  void the_banner_says_loudly_that_brakes_do_not_work_and_why() {
    List<String> lines = new ArrayList<>();
    Banner banner = new Banner("1.2.3", 1, "flag checkpoints", true);

    banner.write(recording(lines), Optional.of("a loop of ours was not stopped within 5000 ms"));

    assertThat(lines).singleElement().asString().startsWith("error BRAKES DO NOT WORK in this JVM");
    assertThat(lines.get(0)).contains("a loop of ours was not stopped within 5000 ms", "1.2.3");
  }

  @Test
  void the_banner_is_an_ordinary_line_when_brakes_work() {
    List<String> lines = new ArrayList<>();

    new Banner("1.2.3", 2, "flag checkpoints", false).write(recording(lines), Optional.empty());

    assertThat(lines)
        .containsExactly(
            "info version 1.2.3, 2 include patterns, flag checkpoints, self-test passed,"
                + " no MBean (jmx=off)");
  }

  private static Optional<String> run(Instrumentation instrumentation) {
    return SelfTest.run(instrumentation, CheckpointChoice.flags(), new CoverageLedger(), null);
  }

  private static Logger recording(List<String> lines) {
    return proxy(
        Logger.class,
        (self, method, arguments) -> {
          Object[] values =
              arguments[1] instanceof Object[] many
                  ? many
                  : new Object[] {arguments[1], arguments[2]};
          String text = MessageFormatter.basicArrayFormat((String) arguments[0], values);
          return note(lines, method.getName() + " " + text);
        });
  }

  private static Object note(List<String> notes, String note) {
    notes.add(note);
    return note.equals("removeTransformer") ? true : null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
