/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.util.Map;
import java.util.TreeMap;

/**
 * The same jar, instrumented for a JVM whose counted loops do not poll for safepoints: loops are
 * rewritten so that they do.
 *
 * @param instrumented the instrumenter's own account of it
 * @param linked what the JVM says of the classes
 * @param unbraked by class file, the jumps back by which its code can go round without a checkpoint
 * @param unbrakedElsewhere the same with the checkpoints of JVMs whose counted loops poll
 */
record PolledJar(
    InstrumentedJar instrumented,
    LinkResults linked,
    Map<String, Integer> unbraked,
    Map<String, Integer> unbrakedElsewhere) {

  /**
   * Counts what is in the class files.
   *
   * @param polled those with polls
   * @param elsewhere those with checkpoints alone
   */
  static PolledJar of(
      InstrumentedJar instrumented,
      LinkResults linked,
      Map<String, byte[]> polled,
      Map<String, byte[]> elsewhere) {
    return new PolledJar(
        instrumented,
        linked,
        unbraked(polled, instrumented.failures()),
        unbraked(elsewhere, instrumented.failures()));
  }

  private static Map<String, Integer> unbraked(
      Map<String, byte[]> classFiles, Map<String, Throwable> failures) {
    Map<String, Integer> unbraked = new TreeMap<>();
    classFiles.forEach(
        (path, classFile) -> {
          int jumps = failures.containsKey(path) ? 0 : UnbrakedJumps.in(classFile);
          if (jumps > 0) {
            unbraked.put(path, jumps);
          }
        });
    return unbraked;
  }

  /** Whether all is as in the jar with checkpoints alone, but for the polls. */
  boolean isAs(InstrumentedJar other) {
    return instrumented.failures().keySet().equals(other.failures().keySet())
        && instrumented.backEdges() == other.backEdges()
        && instrumented.checkpoints() == other.checkpoints()
        && instrumented.leftAlone().equals(other.leftAlone())
        && unbraked.equals(unbrakedElsewhere);
  }
}
