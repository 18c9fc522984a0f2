/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.JmhRound;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.RunningJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lets JMH measure benchmarks with every variant in turn, round after round.
 *
 * @param stubs what {@link JmhStubs} made of them
 * @param variants the flag of each by its name; an empty one for no agent
 * @param figures {@code cpu}, or {@code wall} as well
 */
record JmhRuns(Path stubs, Map<String, String> variants, String figures) {
  Rounds run(Jdk jdk, Settings settings, int rounds) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                JmhRound.class.getName(),
                jdk.java().toString(),
                settings.text("only", ".*"),
                Integer.toString(rounds),
                settings.text("millis", "400"),
                String.join(" ", settings.jvmFlags()) + " -Xms1g -Xmx1g",
                figures));
    variants.forEach((name, flag) -> command.addAll(List.of(name, flag)));
    Rounds found = new Rounds(false, List.copyOf(variants.keySet()));
    try (RunningJvm jvm =
        Fork.of(Jdk.ofBuild(), "jmh-core", "jopt-simple", "commons-math3")
            .withClassPath(stubs)
            .start(command.toArray(new String[0]))) {
      jvm.lines().forEach(line -> read(line, found));
      if (jvm.process().waitFor() != 0) {
        throw new IllegalStateException(jvm.err());
      }
    }
    return found;
  }

  private static void read(String line, Rounds figures) {
    System.out.println(line);
    String[] words = line.split("\t");
    if (words.length == 3) {
      figures.add(words[0], words[1], Double.parseDouble(words[2]));
    }
  }
}
