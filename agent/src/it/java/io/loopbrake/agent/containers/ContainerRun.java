/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code io.loopbrake.containers.ContainerDrill} wrote down of one container. */
record ContainerRun(ForkedJvm.Result result, Lines lines) {
  private static final String DRILL = "io.loopbrake.containers.ContainerDrill";

  /** By design every class loader finds this one, so it also shows that one can find classes. */
  private static final String IN_JAVA_LANG = "java.lang.$Loopbrake";

  /** What lies open in the agent's jar, which the JVM itself puts on its class path. */
  private static final List<String> ON_CLASS_PATH =
      List.of("io.loopbrake.agent.entry.LoopbrakeAgent", "loopbrake/agent.zip");

  /** One container may be used in several ways. */
  private static final String VARIANT = "-(pool|io|blocking)$";

  private static final List<String> HIDDEN =
      List.of(
          "io.loopbrake.agent.AgentStartup",
          "io.loopbrake.agent.control.LoopStoppedError",
          "io.loopbrake.agent.shaded.bytebuddy.jar.asm.ClassReader",
          "loopbrake.io.loopbrake.agent.AgentStartup",
          "net.bytebuddy.ByteBuddy",
          "io/loopbrake/agent/AgentStartup.class");

  /**
   * Runs the drill in a JVM that has the agent.
   *
   * @param container the name of a directory of the build with its jars, and maybe how it is used
   * @param directory an empty one
   * @param options for the agent
   * @param patienceMillis how long the drill waits for anything
   */
  static ContainerRun of(
      Jdk jdk, String container, Path directory, String options, long patienceMillis)
      throws IOException {
    List<Path> classPath = new ArrayList<>(List.of(Components.writeTo(directory)));
    classPath.addAll(librariesOf(container));
    List<String> command =
        new ArrayList<>(
            List.of(DRILL, container, directory.toString(), String.valueOf(patienceMillis)));
    command.add(IN_JAVA_LANG);
    command.addAll(ON_CLASS_PATH);
    command.addAll(HIDDEN);
    ForkedJvm.Result result =
        ForkedJvm.of(jdk)
            .withClassPathOnly(classPath.toArray(new Path[0]))
            .withAgent(options)
            .run(command.toArray(new String[0]));
    return new ContainerRun(result, Lines.of(result));
  }

  /** What a container of this name needs; the JDK's own server nothing. */
  static List<Path> librariesOf(String container) {
    return container.equals("jdk")
        ? List.of()
        : Libraries.container(container.replaceFirst(VARIANT, ""));
  }

  List<Lines.Line> rounds() {
    return lines.ofKind("round");
  }

  /** All that a component could reach by name. */
  List<String> seen() {
    return lines.ofKind("sight").stream()
        .filter(line -> line.is("seen"))
        .map(Lines.Line::name)
        .toList();
  }

  /** What a component can reach whose class loader leads to that of the JVM's class path. */
  static List<String> seenFromTheClassPath() {
    return Stream.concat(Stream.of(IN_JAVA_LANG), ON_CLASS_PATH.stream()).toList();
  }

  /** What a component can reach otherwise. */
  static List<String> seenFromElsewhere() {
    return List.of(IN_JAVA_LANG);
  }

  void assertThatAllElseIsInOrder() {
    Lines.Line end = lines.only("end");
    assertThat(end.get("wrong")).as(result.toString()).isEqualTo("none");
    assertThat(end.number("instrumented")).isPositive();
    assertThat(end.get("failed")).isEqualTo("0");
    assertThat(end.get("notCovered")).isEmpty();
    assertThat(end.get("tasksNotFound")).isEmpty();
    assertThat(result.out().lines())
        .as("nothing but what the drill says")
        .allMatch(line -> line.matches("(round|sight|end)\t.*"));
    assertThat(lines.ofKind("sight")).hasSize(1 + ON_CLASS_PATH.size() + HIDDEN.size());
    assertThat(result.err()).doesNotContain("loopbrake: error", "loopbrake: warning");
  }

  @Override
  public String toString() {
    return rounds().stream().map(Lines.Line::toString).collect(Collectors.joining("\n")) + result;
  }
}
