/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.environments.JarBuilder;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged suspender, on every Java of this machine. */
@Tag("full")
class ThreadSuspenderIT {
  private static final String PACKAGE = "io.loopbrake.suspending.";
  private static final int LAST_WITH_STOP = 19;
  private static final int FIRST_THAT_CAN_DENY_NATIVE_ACCESS = 24;
  private static final String TRIES = "200";

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#available")
  void loops_that_call_nothing_are_stopped_where_they_turn_and_their_threads_go_on(Jdk jdk)
      throws IOException {
    ForkedJvm.Result result =
        jvm(jdk).run(PACKAGE + "StoppedShapes", ForkedJvm.agentClasses(directory).toString());

    assertThat(result.err()).as("the application's error stream").isEmpty();
    Lines lines = Lines.of(result);
    Line suspender = lines.only("suspender");
    assertThat(suspender.is("available")).as(suspender.get("description")).isTrue();
    assertThat(suspender.get("description"))
        .contains(jdk.version() <= LAST_WITH_STOP ? "Thread.suspend" : "JVMTI");
    List<String> shapes =
        new ArrayList<>(List.of("tight", "nested", "onField", "allocating", "squareRoot"));
    if (jdk.version() > LAST_WITH_STOP) {
      shapes.add("virtual");
    }
    assertThat(lines.ofKind("stop")).extracting(Line::name).containsExactlyElementsOf(shapes);
    assertThat(lines.ofKind("stop"))
        .allSatisfy(
            stop -> {
              assertThat(stop.get("outcome")).as(stop.get("failure")).isEqualTo("THROWN");
              assertThat(stop.number("done")).isEqualTo(1);
              assertThat(stop.is("caught")).as("caught").isTrue();
              assertThat(stop.is("finallyRan")).as("finally").isTrue();
              assertThat(stop.is("wentOn")).as("went on").isTrue();
              assertThat(stop.is("interrupted")).as("interrupted").isFalse();
              assertThat(stop.get("afterwards")).isEqualTo("ENDED");
            });
    assertThat(lines.only("sleeper").get("outcome")).isEqualTo("ELSEWHERE");
    assertThat(lines.only("sleeper").is("woken")).isFalse();
    assertThat(lines.only("own").get("outcome")).isEqualTo("FAILED");
    assertThat(lines.only("own").get("failure")).isEqualTo("the thread is the agent's own");
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#available")
  void a_thread_that_owns_monitors_and_loads_classes_is_looked_at_and_nothing_hangs(Jdk jdk)
      throws IOException {
    Lines lines =
        Lines.of(
            jvm(jdk)
                .run(PACKAGE + "BusyWorker", ForkedJvm.agentClasses(directory).toString(), TRIES));
    Line worker = lines.only("worker");

    assertThat(worker.get("unexpected")).isEqualTo("null");
    assertThat(lines.ofKind("failed")).isEmpty();
    assertThat(worker.number("thrown")).isPositive().isEqualTo(worker.number("caughtInTurn"));
    assertThat(worker.is("goesOn")).isTrue();
    assertThat(worker.is("ended")).isTrue();
  }

  private ForkedJvm jvm(Jdk jdk) {
    Path agent =
        new JarBuilder()
            .with("Premain-Class", PACKAGE + "Suspender")
            .writeTo(directory.resolve("suspender.jar"));
    ForkedJvm jvm = ForkedJvm.of(jdk).withFlags("-javaagent:" + agent);
    return jdk.version() >= FIRST_THAT_CAN_DENY_NATIVE_ACCESS
        ? jvm.withFlags("--illegal-native-access=deny")
        : jvm;
  }
}
