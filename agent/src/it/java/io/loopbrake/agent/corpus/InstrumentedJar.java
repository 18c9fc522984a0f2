/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassCoverage;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.instrument.LeftAlone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What the instrumenter says of the classes of a jar. It keeps no class file. */
final class InstrumentedJar {
  private final ClassInstrumenter instrumenter;
  private final Map<String, Throwable> failures = new TreeMap<>();
  private final Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
  private int backEdges;
  private int checkpoints;
  private long growth;
  private long nanos;

  private InstrumentedJar(CheckpointChoice choice) {
    this.instrumenter = new ClassInstrumenter(choice);
  }

  /**
   * Instruments all classes.
   *
   * @param changed gets those that are not as they were, with their paths
   */
  static InstrumentedJar of(
      Map<String, byte[]> classFiles, CheckpointChoice choice, BiConsumer<String, byte[]> changed) {
    InstrumentedJar jar = new InstrumentedJar(choice);
    classFiles.forEach((path, classFile) -> jar.add(path, classFile, changed));
    return jar;
  }

  private void add(String path, byte[] classFile, BiConsumer<String, byte[]> changed) {
    long start = System.nanoTime();
    try {
      InstrumentedClass result = instrumenter.instrument(classFile);
      nanos += System.nanoTime() - start;
      count(classFile, result.coverage());
      if (result.classFile() != null) {
        changed.accept(path, result.classFile());
        growth += result.classFile().length - classFile.length;
      }
    } catch (RuntimeException | Error failure) {
      failures.put(path, failure);
    }
  }

  private void count(byte[] classFile, ClassCoverage coverage) {
    checkpoints += coverage.checkpoints();
    backEdges += coverage.checkpoints();
    coverage
        .leftAlone()
        .forEach(
            (reason, counted) -> {
              // Of a class left alone as a whole the instrumenter counts nothing.
              int count = counted > 0 ? counted : BackEdgeCount.of(List.of(classFile)).backEdges();
              leftAlone.merge(reason, count, Integer::sum);
              backEdges += count;
            });
  }

  Map<String, Throwable> failures() {
    return failures;
  }

  Map<LeftAlone, Integer> leftAlone() {
    return leftAlone;
  }

  int backEdges() {
    return backEdges;
  }

  int checkpoints() {
    return checkpoints;
  }

  /** How many bytes the class files grew by. */
  long growth() {
    return growth;
  }

  /** How long the instrumenter took. */
  long nanos() {
    return nanos;
  }
}
