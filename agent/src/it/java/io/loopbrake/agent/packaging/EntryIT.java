/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.tools.attach.VirtualMachine;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The entry classes as a JVM meets them, on every Java of this machine. */
class EntryIT {

  @TempDir static Path directory;

  private static Path agentJar;
  private static Path application;

  @BeforeAll
  static void make_a_toy_agent_and_an_application() throws IOException {
    Path classes = Files.createDirectory(directory.resolve("toy"));
    ToySources.STARTUP.compileTo(classes);
    ToySources.LATE_STARTUP.compileTo(classes);
    ToySources.COMMAND_LINE.compileTo(classes);
    agentJar =
        new ToyAgent()
            .withClasses(classes)
            .withFile("toy.txt", "!")
            .withFile("META-INF/services/java.lang.Runnable", "io.loopbrake.agent.AgentStartup")
            .writeTo(directory.resolve("agent.jar"));
    application = Files.createDirectory(directory.resolve("application"));
    ToySources.APPLICATION.compileTo(application);
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#everyVersion")
  void premain_starts_the_agent_out_of_the_applications_sight(Jdk jdk) {
    ForkedJvm.Result result = runWith(jdk, agentJar, "a=b,c");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .containsExactly(
            "arguments a=b,c, early",
            "retransforms true",
            "loader IsolatedClassLoader",
            "version " + System.getProperty("loopbrake.version"),
            "trusted true",
            "own bytes " + 0xca,
            "url " + (int) '!',
            "service found",
            "application unseen by agent",
            "application runs",
            "agent unseen by application");
  }

  @Test
  void agentmain_says_that_it_comes_late() throws Exception {
    try (RunningJvm application = jvm(Jdk.ofBuild()).start("Application", "wait")) {
      // Not sooner, because a JVM cannot take an agent before it has started itself.
      assertThat(application.nextLine()).isEqualTo("application runs");
      VirtualMachine vm = VirtualMachine.attach(String.valueOf(application.pid()));
      vm.loadAgent(agentJar.toString(), "x");
      vm.detach();
      application.process().getOutputStream().close();

      assertThat(application.lines()).contains("arguments x, late", "service found");
      assertThat(application.process().waitFor()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#everyVersion")
  void main_passes_its_arguments_on_and_exits_with_the_code_it_gets(Jdk jdk) {
    ForkedJvm.Result result = jvm(jdk).run("-jar", agentJar.toString(), "list", "all");

    assertThat(result).isEqualTo(new ForkedJvm.Result(2, "out list\n", "err list\n"));
  }

  @ParameterizedTest
  @MethodSource("io.loopbrake.agent.testing.Jdk#everyVersion")
  void an_agent_that_fails_says_so_and_leaves_the_application_alone(Jdk jdk) {
    ForkedJvm.Result result = runWith(jdk, agentJar, "fail");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("application runs");
    assertThat(result.err().lines())
        .containsExactly(
            "loopbrake: the agent could not start; the application runs without brakes.",
            "loopbrake: cause: java.lang.IllegalStateException: first second");
  }

  @Test
  void a_jar_that_lost_its_hidden_part_leaves_the_application_alone() throws IOException {
    Path broken = new ToyAgent().writeTo(directory.resolve("broken.jar"));
    ForkedJvm.Result result = runWith(Jdk.ofBuild(), broken, "");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("application runs");
    assertThat(result.err())
        .contains("cause: java.lang.ClassNotFoundException: io.loopbrake.agent.AgentStartup");
  }

  @Test
  void main_tells_a_broken_jar_from_a_command_that_failed() throws IOException {
    Path broken = new ToyAgent().writeTo(directory.resolve("broken-too.jar"));

    assertThat(jvm(Jdk.ofBuild()).run("-jar", broken.toString()).exitCode()).isEqualTo(70);
  }

  @ParameterizedTest
  @ValueSource(strings = {"with blank", "a+b", "a#b", "100%", "%41", "a!b", "ünï-☃"})
  void the_jar_may_lie_anywhere(String name) throws IOException {
    assumeThat(isAscii(name) || "UTF-8".equals(System.getProperty("sun.jnu.encoding"))).isTrue();
    Path odd = Files.createDirectory(directory.resolve(name)).resolve(name + ".jar");
    Files.copy(agentJar, odd);

    assertThat(runWith(Jdk.ofBuild(), odd, "").out())
        .contains("url " + (int) '!', "service found", "application runs");
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 128);
  }

  private static ForkedJvm.Result runWith(Jdk jdk, Path agent, String arguments) {
    return jvm(jdk).withFlags("-javaagent:" + agent + "=" + arguments).run("Application");
  }

  private static ForkedJvm jvm(Jdk jdk) {
    return ForkedJvm.of(jdk).withClassPath(application);
  }
}
