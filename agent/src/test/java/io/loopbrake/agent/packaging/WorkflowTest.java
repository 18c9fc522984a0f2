/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The public workflow does what the script does, so that nobody has to understand the script. */
class WorkflowTest {
  private static final Path SCRIPT = Path.of("../.ci/run");
  private static final Path WORKFLOW = Path.of("../.github/workflows/build.yml");
  private static final Pattern PINNED =
      Pattern.compile("- uses: actions/[a-z-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern JDKS_OF_THE_SCRIPT = Pattern.compile("for version in ([\\d ]+);");

  /** They leave out a part of what the script does. */
  private static final List<String> LEAVE_OUT = List.of("-DskipITs", "-Dgpg.skip");

  private Map<?, ?> workflow;

  @BeforeEach
  void read() throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    workflow = (Map<?, ?>) yaml.load(Files.readString(WORKFLOW));
  }

  @Test
  void every_build_of_the_workflow_is_one_of_the_script() throws IOException {
    List<List<String>> ofScript = buildsOfScript().map(WorkflowTest::words).toList();

    assertThat(builds())
        .hasSizeGreaterThan(3)
        .allSatisfy(
            build -> {
              List<String> words =
                  words(build).stream().filter(word -> !LEAVE_OUT.contains(word)).toList();
              assertThat(ofScript).anyMatch(line -> line.containsAll(words));
            });
  }

  @Test
  void every_build_of_the_script_but_the_second_one_is_one_of_the_workflow() throws IOException {
    assertThat(builds()).containsAll(buildsOfScript().filter(l -> !l.startsWith(" ")).toList());
  }

  @Test
  void every_action_is_pinned_by_the_hash_of_a_release() throws IOException {
    assertThat(Files.readAllLines(WORKFLOW).stream().filter(line -> line.contains("uses:")))
        .hasSizeGreaterThan(3)
        .allSatisfy(line -> assertThat(line.strip()).matches(PINNED));
  }

  @Test
  void the_workflow_may_only_read() {
    assertThat(workflow.get("permissions")).isEqualTo(Map.of("contents", "read"));
    assertThat(jobs()).noneMatch(job -> job.containsKey("permissions"));
  }

  @Test
  void the_tests_find_each_jdk_for_which_the_script_looks() throws IOException {
    String versions =
        JDKS_OF_THE_SCRIPT
            .matcher(Files.readString(SCRIPT))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    List<String> set =
        steps()
            .map(step -> (Map<?, ?>) step.get("with"))
            .filter(Objects::nonNull)
            .map(with -> String.valueOf(with.get("java-version")).strip())
            .filter(several -> several.contains("\n"))
            .findFirst()
            .orElseThrow()
            .lines()
            .toList();

    assertThat(set).containsExactlyInAnyOrder(versions.split(" ")).endsWith("17");
    assertThat(commands())
        .containsAll(
            set.stream()
                .filter(version -> !version.equals("17"))
                .map(v -> "export LOOPBRAKE_JDK_" + v + "=\"$JAVA_HOME_" + v + "_X64\"")
                .toList());
  }

  private List<String> builds() {
    return commands().stream().filter(line -> line.startsWith("mvn ")).toList();
  }

  private List<String> commands() {
    return steps()
        .map(step -> step.get("run"))
        .filter(Objects::nonNull)
        .flatMap(run -> run.toString().lines())
        .toList();
  }

  private Stream<Map<?, ?>> steps() {
    return jobs().stream()
        .flatMap(job -> ((Collection<?>) job.get("steps")).stream())
        .map(step -> (Map<?, ?>) step);
  }

  private List<Map<?, ?>> jobs() {
    Map<?, ?> jobs = (Map<?, ?>) workflow.get("jobs");
    return jobs.values().stream().<Map<?, ?>>map(job -> (Map<?, ?>) job).toList();
  }

  private static Stream<String> buildsOfScript() throws IOException {
    return Files.readAllLines(SCRIPT).stream().filter(line -> line.contains("mvn "));
  }

  private static List<String> words(String command) {
    return Arrays.asList(command.strip().split("\\s+"));
  }
}
