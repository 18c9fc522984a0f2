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
import java.util.Map;
import java.util.TreeMap;

/** The classes of a jar after the instrumenter, and what it says of them. */
final class InstrumentedJar {
  private final ClassInstrumenter instrumenter =
      new ClassInstrumenter(CheckpointChoice.gatesWhereTheySuit(index -> {}));
  private final Map<String, byte[]> classFiles = new TreeMap<>();
  private final Map<String, Throwable> failures = new TreeMap<>();
  private final Map<LeftAlone, Integer> leftAlone = new EnumMap<>(LeftAlone.class);
  private int backEdges;
  private int checkpoints;
  private long growth;
  private long nanos;

  private InstrumentedJar() {}

  static InstrumentedJar of(Map<String, byte[]> classFiles) {
    InstrumentedJar jar = new InstrumentedJar();
    classFiles.forEach(jar::add);
    return jar;
  }

  private void add(String path, byte[] classFile) {
    classFiles.put(path, classFile);
    long start = System.nanoTime();
    try {
      InstrumentedClass result = instrumenter.instrument(classFile);
      nanos += System.nanoTime() - start;
      count(result.coverage());
      if (result.classFile() != null) {
        classFiles.put(path, result.classFile());
        growth += result.classFile().length - classFile.length;
      }
    } catch (RuntimeException | Error failure) {
      failures.put(path, failure);
    }
  }

  private void count(ClassCoverage coverage) {
    backEdges += coverage.backEdges();
    checkpoints += coverage.checkpoints();
    coverage.leftAlone().forEach((reason, count) -> leftAlone.merge(reason, count, Integer::sum));
  }

  /** All classes by their paths; those that the instrumenter did not change are as they were. */
  Map<String, byte[]> classFiles() {
    return classFiles;
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
