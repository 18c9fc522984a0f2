/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.testing.Jdk;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Instruments all classes of a JDK, also those that the agent leaves alone whatever it is told, and
 * has that JDK verify those that changed. It changes none of its classes.
 */
final class JdkCheck {
  private final Path directory;

  /**
   * Creates a check.
   *
   * @param directory where jars are written, one check over the other
   */
  JdkCheck(Path directory) {
    this.directory = directory;
  }

  JdkReport check(Jdk jdk) {
    Map<String, byte[]> before = JdkClassFiles.read(jdk);
    Map<String, byte[]> changed = new TreeMap<>();
    InstrumentedJar instrumented =
        InstrumentedJar.of(before, CheckpointChoice.gatesWhereTheySuit(), changed::put);
    Redefinition verified = Redefinition.of(jdk, directory, changed);
    Map<String, byte[]> after = new TreeMap<>(before);
    after.putAll(changed);
    PolledJar polled = polled(jdk, before, after, verified.before());
    JarReport report =
        JarReport.of(
            jdk.toString(),
            before,
            after,
            instrumented,
            verified.before(),
            verified.after(),
            polled);
    return new JdkReport(
        report, changed.size(), notVerified(verified.before(), before), machinery(before));
  }

  /** Only classes that come out otherwise than with checkpoints alone are verified again. */
  private PolledJar polled(
      Jdk jdk, Map<String, byte[]> before, Map<String, byte[]> after, LinkResults linkedBefore) {
    Map<String, byte[]> polled = new TreeMap<>(before);
    InstrumentedJar instrumented =
        InstrumentedJar.of(before, CheckpointChoice.gatesAndPolls(), polled::put);
    Map<String, byte[]> others = new TreeMap<>(polled);
    others.entrySet().removeIf(file -> Arrays.equals(file.getValue(), after.get(file.getKey())));
    Map<String, String> linked = new TreeMap<>(linkedBefore.byPath());
    linked.putAll(Redefinition.of(jdk, directory, others).after().byPath());
    return PolledJar.of(instrumented, new LinkResults(linked), polled, after);
  }

  /** By class file and reason, how many back-edges. */
  private static Map<String, Integer> notVerified(
      LinkResults linked, Map<String, byte[]> classFiles) {
    Map<String, Integer> notVerified = new TreeMap<>();
    linked
        .byPath()
        .forEach(
            (path, result) -> {
              if (!result.equals(LinkResults.LINKED)) {
                notVerified.put(path + ": " + result, backEdges(classFiles.get(path)));
              }
            });
    return notVerified;
  }

  private static int machinery(Map<String, byte[]> classFiles) {
    return classFiles.entrySet().stream()
        .filter(entry -> JdkClasses.isMachinery(entry.getKey()))
        .mapToInt(entry -> backEdges(entry.getValue()))
        .sum();
  }

  private static int backEdges(byte[] classFile) {
    return BackEdgeCount.of(List.of(classFile)).backEdges();
  }
}
