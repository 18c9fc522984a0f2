/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runtimes that were made for an application, with a few of the JDK's modules. */
@Tag("full")
class RuntimeImagesIT {
  private static final String HELLO = "io.loopbrake.probes.Hello";

  @TempDir private Path directory;

  @Test
  void an_operator_inside_needs_no_module_but_java_management() {
    Played.by(
        ForkedJvm.of(runtime("java.base,java.instrument,java.management"))
            .withAgent(Played.INCLUDE),
        "io.loopbrake.environments.InPlace");
  }

  @Test
  void a_console_needs_jdk_management_agent_and_gates_need_jdk_management() throws Exception {
    Jdk runtime = runtime("java.instrument,jdk.management,jdk.management.agent");
    try (RunningJvm jvm =
            ForkedJvm.of(runtime)
                .withFlags("-XX:+UseG1GC")
                .withAgent("include=io.loopbrake.probes.**")
                .startReady("io.loopbrake.probes.Spinners");
        LoopbrakeClient console = jvm.connect()) {
      console.call("stopThread", console.busyThread("spinner-1"), "test");

      await().until(() -> console.requests().get(0).get("state").equals("STOPPED"));
      assertThat(console.status().get("classesFailed")).isEqualTo(0);
      assertThat((String) console.status().get("mode")).startsWith("gates in tight");
      assertThat(console.requests().get(0).get("requestedBy"))
          .isEqualTo("a JMX client without a login at 127.0.0.1");
    }
  }

  @Test
  void without_java_management_the_agent_stays_off_and_names_what_is_missing() {
    ForkedJvm.Result result =
        ForkedJvm.of(runtime("java.instrument")).withAgent(Played.INCLUDE).run(HELLO);

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).isEqualTo("hello" + System.lineSeparator());
    assertThat(result.err().lines())
        .singleElement()
        .asString()
        .startsWith("loopbrake: error: OFF: ")
        .contains("lacks the module java.management");
  }

  private Jdk runtime(String modules) {
    Path home = directory.resolve("runtime");
    int result =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--add-modules",
                modules,
                "--strip-debug",
                "--output",
                home.toString());
    assertThat(result).isZero();
    return new Jdk(Jdk.ofBuild().version(), home);
  }
}
