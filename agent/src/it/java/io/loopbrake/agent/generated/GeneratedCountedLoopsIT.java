/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Counted loops of all shapes, which a JVM whose counted loops do not poll runs in strips: some
 * programs always; many, or as many as the command line says, where there are minutes.
 */
@Domain(Programs.class)
class GeneratedCountedLoopsIT {
  /** At least one in so many has an endless loop. */
  private static final int ONE_IN = 12;

  private static Trial trial;

  @BeforeContainer
  static void start() {
    trial = new Trial();
  }

  @AfterContainer
  static void end() {
    try {
      trial.end(ONE_IN);
      trial.checkMeans();
    } finally {
      trial.close();
    }
  }

  @Tag("quick")
  @Property(
      tries = 100,
      seed = "2",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void some_counted_loops_do_with_checkpoints_what_they_did_without_and_can_be_stopped(
      @ForAll CountedProgram program) {
    trial.of(program);
  }

  @Tag("full")
  @Property(
      tries = 500,
      seed = "1",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  @AddLifecycleHook(TriesAndSeed.class)
  void many_counted_loops_do_with_checkpoints_what_they_did_without_and_can_be_stopped(
      @ForAll CountedProgram program) {
    trial.of(program);
  }
}
