/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real programs run away in one thread and are stopped there, through the MBean and as an operator
 * would do it, while another thread of theirs works on.
 */
@ParameterizedClass
@MethodSource("jdks")
class RealProgramsIT {
  private static final long PATIENCE_MILLIS = 10_000;
  private static final long FEW_SECONDS_IN_MILLIS = 5000;

  @Parameter Jdk jdk;
  @TempDir Path dump;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  /**
   * What to include is the least that stops the runaway: the class, or the package of the generated
   * classes, that has the loop.
   */
  @ParameterizedTest(name = "{0}, include={2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # program         | jar    | include                                            | class that loops (regex)
          RhinoCompiled     | rhino  | org.mozilla.javascript.gen.*                       | org.mozilla.javascript.gen.endless_js_2
          GroovyScripts     | groovy | *                                                  | Script2
          GuavaWaits        | guava  | com.google.common.util.concurrent.Uninterruptibles | com.google.common.util.concurrent.Uninterruptibles
          # Its name before Java 9 and since, unless the program gives it one.
          XsltTranslet      |        | GregorSamsa:die.verwandlung.GregorSamsa            | (die.verwandlung.)?GregorSamsa
          """)
  void a_runaway_is_found_and_stopped_and_nobody_else_is_disturbed(
      String program, String artifact, String include, String looping) {
    assertOnlyRunawayIsStopped(program, artifact, include, looping);
  }

  @Tag("full")
  @ParameterizedTest(name = "{0}, include={2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # program         | jar    | include                                            | class that loops (regex)
          RhinoInterpreted  | rhino  | org.mozilla.javascript.Interpreter                 | org.mozilla.javascript.Interpreter
          H2Database        | h2     | org.h2.command.query.Select                        | org.h2.command.query.Select
          OroRegex          | oro    | org.apache.oro.text.regex.Perl5Matcher             | org.apache.oro.text.regex.Perl5Matcher
          JdkRegex          |        | java.util.regex.Pattern                            | java.util.regex.Pattern.Curly
          """)
  void so_is_one_in_more_programs(String program, String artifact, String include, String looping) {
    assertOnlyRunawayIsStopped(program, artifact, include, looping);
  }

  private void assertOnlyRunawayIsStopped(
      String program, String artifact, String include, String looping) {
    DrillResult result =
        DrillResult.of(
            ForkedJvm.of(jdk)
                .withClassPath(jars(artifact))
                .withAgent("include=" + include + ",dump=" + dump),
            program,
            PATIENCE_MILLIS);
    assertThat(result.exitCode()).as(result.toString()).isZero();

    String loop = result.fact("loop");
    assertThat(loop).matches(looping + "\\.[^.]+");
    assertThat(dump.resolve(classFile(loop))).isRegularFile();
    assertThat(result.fact("classesFailed")).isEqualTo("0");

    assertThat(result.fact("request")).isEqualTo("STOPPED");
    assertThat(result.fact("runawayIsAlive")).isEqualTo("false");
    assertThat(result.fact("end")).endsWith("io.loopbrake.agent.control.LoopStoppedError");
    assertThat(result.number("stopMillis")).isLessThan(FEW_SECONDS_IN_MILLIS);

    assertThat(result.fact("wrongAnswer")).isEqualTo("none");
    assertThat(result.number("answersBesideIt")).isPositive();
    assertThat(result.number("answersAfterwards")).isPositive();
    assertThat(result.fact("bystanderIsAlive")).isEqualTo("true");
    assertThat(result.number("longestPauseMillis")).isLessThan(FEW_SECONDS_IN_MILLIS);
    assertThat(result.fact("newThread")).isEqualTo("right");
    System.out.printf(
        "%s, %s: found in %s, stopped after %s ms, the others paused %s ms at most%n",
        jdk, program, loop, result.fact("stopMillis"), result.fact("longestPauseMillis"));
  }

  private static Path[] jars(String artifact) {
    return Stream.ofNullable(artifact).map(Libraries::of).toArray(Path[]::new);
  }

  /** The class file of a loop that is given as class.method:line. */
  private static String classFile(String loop) {
    return loop.substring(0, loop.lastIndexOf('.')).replace('.', '/') + ".class";
  }
}
