/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.jmx.LoopbrakeOperations;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A port with passwords and TLS, opened by the flags that the page gives. */
@Tag("full")
class RemoteJmxIT {
  private static final String BY = "; asked for by operator1 at 127.0.0.1: ticket 4711";

  @TempDir private Path directory;
  private GuardedPort guarded;

  static List<Jdk> jdks() {
    List<Jdk> jdks = Jdk.available();
    return List.of(jdks.get(0), jdks.get(jdks.size() - 1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void who_may_only_read_stops_nothing_and_who_may_write_is_on_the_record(Jdk jdk)
      throws Exception {
    guarded = GuardedPort.in(directory);
    String port = guarded.number();
    try (RunningJvm jvm =
        ForkedJvm.of(jdk)
            .withFlags(guarded.flagsOfThePage())
            .withAgent("include=io.loopbrake.probes.**,interrupt=never")
            .startReady("io.loopbrake.probes.Spinners")) {
      Lines viewer = user(jdk, true, port, "viewer", "secret");
      assertThat(viewer.only("seen").number("requests")).isZero();
      assertThat(viewer.ofKind("tried"))
          .hasSize(operations())
          .allMatch(line -> line.get("outcome").equals("SecurityException"));

      assertThat(user(jdk, true, port, "viewer", "guessed").only("refused").get("how"))
          .isEqualTo("SecurityException");
      assertThat(user(jdk, true, port).only("refused").get("how")).isEqualTo("SecurityException");
      assertThat(user(jdk, false, port, "operator1", "secret").ofKind("refused"))
          .as("a certificate that it does not know")
          .hasSize(1);

      Lines operator = user(jdk, true, port, "operator1", "secret");
      assertThat(operator.only("seen").number("requests")).as("asked for until now").isZero();
      assertThat(operator.named("tried", "stopThreadsNamed").get("outcome")).isEqualTo("done");
      assertThat(jvm.nextLine()).contains("spinner-1").contains("LoopStopped");

      jvm.process().getOutputStream().close();
      assertThat(jvm.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(jvm.err().lines().filter(line -> line.contains(" request ")))
          .hasSizeGreaterThanOrEqualTo(2)
          .allMatch(line -> line.contains(BY));
    }
  }

  private Lines user(Jdk jdk, boolean trusting, String... arguments) {
    ForkedJvm jvm = ForkedJvm.of(jdk);
    if (trusting) {
      jvm = jvm.withFlags(guarded.flagsOfItsUsers());
    }
    return Lines.of(
        jvm.run(
            Stream.concat(Stream.of("io.loopbrake.security.RemoteUser"), Stream.of(arguments))
                .toArray(String[]::new)));
  }

  private static int operations() {
    return (int)
        Arrays.stream(LoopbrakeOperations.class.getMethods())
            .filter(method -> !method.getName().startsWith("get"))
            .count();
  }
}
