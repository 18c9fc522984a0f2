/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The commands of the packaged jar, run by one Java. */
public record ShellRun(ForkedJvm jvm) {
  public static ShellRun on(Jdk jdk) {
    return new ShellRun(ForkedJvm.of(jdk));
  }

  /** A JVM with three threads that spin and one that sleeps. */
  static RunningJvm spinners(ForkedJvm jvm) {
    return jvm.startReady("io.loopbrake.probes.Spinners");
  }

  public ForkedJvm.Result run(Object... arguments) {
    return jvm.run(command(arguments));
  }

  /** What a command writes, whatever its lines. */
  String said(Object... arguments) {
    return run(arguments).out().replaceAll("\\s+", " ");
  }

  private static String[] command(Object... arguments) {
    return Stream.concat(
            Stream.of("-jar", ForkedJvm.agentJar().toString()),
            Arrays.stream(arguments).map(Object::toString))
        .toArray(String[]::new);
  }

  /** The whole command line, for other programs that start it. */
  public List<String> words(Object... arguments) {
    return jvm.command(command(arguments));
  }

  /** The same for a line of a page, which has its own way to say where the jar is. */
  List<String> typed(String line) {
    assertThat(line).startsWith(Shell.NAME + " ");
    return words((Object[]) line.substring(Shell.NAME.length() + 1).split(" "));
  }

  /** The rows that a command writes that is expected to do well. */
  List<JsonObject> rows(Object... arguments) {
    List<JsonObject> rows = new ArrayList<>();
    for (JsonElement row : json(arguments).getAsJsonArray()) {
      rows.add(row.getAsJsonObject());
    }
    return rows;
  }

  JsonElement json(Object... arguments) {
    ForkedJvm.Result result =
        run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray());
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return JsonParser.parseString(result.out());
  }
}
