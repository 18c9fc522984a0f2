/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.LogLevel;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.StartMessage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelfTestTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final AgentLog log = new AgentLog(new PrintStream(written, true), LogLevel.DEBUG);

  @Test
  void a_jvm_that_hands_no_class_to_transformers_is_found_out() {
    List<String> calls = new ArrayList<>();
    Instrumentation deaf =
        proxy(Instrumentation.class, (self, method, arguments) -> note(calls, method.getName()));

    Optional<Message> broken = run(deaf);

    assertThat(broken).map(Message::code).hasValue(StartMessage.NO_TEST_CHECKPOINT.code());
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

    assertThat(run(refusing))
        .hasValueSatisfying(why -> assertThat(why.text()).contains("not here"));
  }

  @Test
  void the_banner_says_loudly_that_brakes_do_not_work_and_why() {
    Banner banner = new Banner("1.2.3", 1, "flag checkpoints", true);

    banner.write(log, Optional.of(StartMessage.TEST_NOT_STOPPED.with("flag", 5000, "DELIVERED")));

    assertThat(written.toString().lines())
        .singleElement()
        .asString()
        .startsWith("loopbrake: error: BRAKES DO NOT WORK in this JVM")
        .contains("a test loop (flag) was not stopped within 5000 ms", "1.2.3");
  }

  @Test
  void the_banner_is_an_ordinary_line_when_brakes_work() {
    new Banner("1.2.3", 2, "flag checkpoints", false).write(log, Optional.empty());

    assertThat(written.toString().lines())
        .containsExactly(
            "loopbrake: version 1.2.3, 2 include patterns, flag checkpoints, self-test passed,"
                + " no MBean (jmx=off)");
  }

  private Optional<Message> run(Instrumentation instrumentation) {
    return new SelfTest(
            instrumentation, new CoverageLedger(), null, null, new FailureLog(log, Runnable::run))
        .run(CheckpointChoice.flags());
  }

  private static Object note(List<String> notes, String note) {
    notes.add(note);
    return note.equals("removeTransformer") ? true : null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
