/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StartupIT {
  private static final String HELLO = "io.loopbrake.probes.Hello";
  private static final String VERSION = System.getProperty("loopbrake.version");
  private static final String LS = System.lineSeparator();

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.everyVersion();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_banner_is_one_line_on_stderr_and_the_jvm_adds_nothing(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withFlags("-XX:+UseG1GC")
            .withAgent("include=com.acme.**:org.example.*")
            .run(HELLO);

    String kind =
        jdk.version() == 8
            ? "gates in tight and counted loops, polls for safepoints in counted ones,"
                + " flag checkpoints elsewhere"
            : "gates in tight and counted loops, flag checkpoints elsewhere";
    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).isEqualTo("hello" + LS);
    assertThat(result.err())
        .isEqualTo(
            "loopbrake: version "
                + VERSION
                + ", 2 include patterns, "
                + kind
                + ", self-test passed,"
                + " MBean io.loopbrake:type=Loopbrake"
                + LS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-XX:+UseG1GC|auto|gates in tight and counted loops, flag checkpoints elsewhere",
        "-XX:+UseG1GC|gate|gates in tight and counted loops, flag checkpoints elsewhere",
        "-XX:+UseG1GC|flag|flag checkpoints (asked for)",
        "-Xint|auto|flag checkpoints (nothing is compiled here, and a gate would save nothing)",
        "-Xint|gate|gates in tight and counted loops, flag checkpoints elsewhere",
        "-XX:+UseSerialGC|auto|gates in tight and counted loops, polls for safepoints in counted"
            + " ones, flag checkpoints elsewhere",
        "-XX:+UseSerialGC|flag|flag checkpoints (asked for)",
        "-XX:+UseParallelGC|gate|gates in tight and counted loops, polls for safepoints in counted"
            + " ones, flag checkpoints elsewhere",
        "-XX:-UseCountedLoopSafepoints|auto|gates in tight and counted loops, polls for safepoints"
            + " in counted ones, flag checkpoints elsewhere",
      })
  void the_banner_says_how_loops_are_braked_and_why(String flag, String asked, String kind) {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags(flag)
            .withAgent("include=com.acme.**,checkpoint=" + asked)
            .run(HELLO);

    assertThat(result.err()).contains("1 include pattern, " + kind).contains("self-test passed");
  }

  @Test
  void loops_are_not_made_to_poll_where_a_flag_of_the_jvm_has_them_poll_by_themselves() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withFlags(
                "-XX:+UseSerialGC", "-XX:+UseCountedLoopSafepoints", "-XX:LoopStripMiningIter=1000")
            .withAgent("include=com.acme.**")
            .run(HELLO);

    assertThat(result.err())
        .contains("gates in tight and counted loops, flag checkpoints elsewhere, self-test passed");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_start_makes_no_lambdas_and_loads_nothing_that_only_an_operator_needs(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk).withFlags("-verbose:class").withAgent("include=com.acme.**").run(HELLO);

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out().lines())
        .anyMatch(line -> line.contains("io.loopbrake.agent.control.StopControl"))
        .noneMatch(line -> line.contains("io.loopbrake.") && line.contains("$$Lambda"))
        .noneMatch(line -> line.contains("io.loopbrake.agent.jmx.LoopbrakeMBean"))
        .noneMatch(line -> line.contains("sun.management.ThreadImpl"))
        .noneMatch(line -> line.contains("java.util.logging."));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void java_version_prints_what_it_always_prints_after_the_banner(Jdk jdk) {
    ForkedJvm.Result without = ForkedJvm.of(jdk).run("-version");
    ForkedJvm.Result with = ForkedJvm.of(jdk).withAgent("include=com.acme.**").run("-version");

    assertThat(with.exitCode()).isZero();
    assertThat(with.out()).isEqualTo(without.out());
    assertThat(with.err().lines().findFirst())
        .hasValueSatisfying(
            banner -> assertThat(banner).startsWith("loopbrake: version " + VERSION));
    assertThat(with.err().lines().skip(1).toList()).isEqualTo(without.err().lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inlcude=com.acme.**|unknown option 'inlcude'|did you mean 'include'?",
        "include=|option 'include' has no value|write include=com.acme.**",
        "include=com/acme/**|bad class pattern 'com/acme/**'|did you mean `com.acme.**`?",
        "exclude=com.acme.**|no option 'include'|include=com.acme.**",
        "include=a.**,jmx=maybe|option 'jmx' has the value 'maybe'|write jmx=",
        "include=a.**,log=loud|option 'log' has the value 'loud'|write log=",
        "include=a.**,include=b.**|option 'include' is given twice|write it once",
        "config=/nowhere/at/all|the configuration file /nowhere/at/all cannot be read|readable",
        "''|no option 'include'|include=com.acme.**",
      })
  void with_a_bad_option_the_application_runs_and_stderr_says_what_to_write(
      String options, String what, String remedy) {
    ForkedJvm.Result result = ForkedJvm.of(Jdk.ofBuild()).withAgent(options).run(HELLO);

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).isEqualTo("hello" + LS);
    assertThat(result.err())
        .startsWith("loopbrake: error: OFF: the application runs without brakes.")
        .contains("what:   " + what)
        .contains("why:    ")
        .containsPattern("remedy: .*" + Pattern.quote(remedy));
    assertThat(result.err()).doesNotContain("\tat ");
  }

  @Test
  void a_configuration_file_that_is_a_directory_is_named() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild()).withAgent("config=" + directory).run(HELLO);

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains(directory.toString()).contains("cannot be read");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_second_agent_does_nothing_and_says_so(Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withAgent("include=com.acme.**")
            .withAgent("include=org.example.**")
            .run(HELLO);

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).isEqualTo("hello" + LS);
    assertThat(result.err().lines())
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("self-test passed"))
        .anySatisfy(line -> assertThat(line).contains("already running in this JVM"));
  }

  @Test
  void a_second_agent_with_a_bad_option_does_not_claim_that_there_are_no_brakes() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withAgent("include=com.acme.**")
            .withAgent("inlcude=org.example.**")
            .run(HELLO);

    assertThat(result.err()).contains("already running in this JVM").doesNotContain("OFF");
  }

  @Test
  void silence_can_be_asked_for() {
    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild()).withAgent("include=com.acme.**,log=off").run(HELLO);

    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void no_class_of_ours_is_in_the_applications_sight(Jdk jdk) {
    String[] hidden = {
      "io.loopbrake.agent.AgentStartup",
      "io.loopbrake.agent.control.LoopStoppedError",
      "io.loopbrake.agent.shaded.bytebuddy.jar.asm.ClassReader",
      "loopbrake.io.loopbrake.agent.AgentStartup",
      "net.bytebuddy.ByteBuddy"
    };
    String[] command = new String[hidden.length + 1];
    command[0] = "io.loopbrake.probes.Visibility";
    System.arraycopy(hidden, 0, command, 1, hidden.length);

    ForkedJvm.Result without = ForkedJvm.of(jdk).run(command);
    ForkedJvm.Result with = ForkedJvm.of(jdk).withAgent("include=com.acme.**").run(command);

    assertThat(with.exitCode()).as(with::toString).isZero();
    assertThat(with.out()).isEqualTo(without.out()).doesNotContain(" true" + LS);
  }

  @Test
  void a_class_file_from_the_future_is_left_to_the_jvm() throws IOException {
    byte[] classFile = Targets.classFile(HELLO);
    classFile[7] = 100;
    Path future = directory.resolve("io/loopbrake/probes/Hello.class");
    Files.createDirectories(future.getParent());
    Files.write(future, classFile);

    ForkedJvm.Result result =
        ForkedJvm.of(Jdk.ofBuild())
            .withClassPathOnly(directory)
            .withAgent("include=io.loopbrake.probes.**")
            .run(HELLO);

    assertThat(result.err())
        .contains("self-test passed")
        .contains("UnsupportedClassVersionError")
        .doesNotContain("loopbrake: error");
  }

  @Test
  void the_jar_run_by_itself_prints_the_options() throws Exception {
    Process process =
        new ProcessBuilder(
                Jdk.ofBuild().java().toString(), "-jar", ForkedJvm.agentJar().toString(), "help")
            .start();

    assertThat(new String(process.getInputStream().readAllBytes()))
        .contains("Loopbrake " + VERSION)
        .contains("include=PATTERN[:PATTERN...]  (required)");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void instrumented_classes_can_be_written_out() {
    Path dump = directory.resolve("dump");

    ForkedJvm.of(Jdk.ofBuild())
        .withAgent("include=io.loopbrake.probes.**,dump=" + dump)
        .within(30)
        .run("io.loopbrake.probes.Finite");

    assertThat(dump.resolve("io/loopbrake/probes/Finite.class"))
        .content(StandardCharsets.ISO_8859_1)
        .contains("$Loopbrake");
  }
}
