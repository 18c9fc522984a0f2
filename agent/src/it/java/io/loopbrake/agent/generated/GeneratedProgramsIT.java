/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import io.loopbrake.agent.instrument.LeftAlone;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Some programs always; many, or as many as the command line says, where there are minutes. */
@Domain(Programs.class)
class GeneratedProgramsIT {
  /** At least one in so many has an endless loop. */
  private static final int ONE_IN = 4;

  private static Trial trial;

  @BeforeContainer
  static void start() {
    trial = new Trial();
  }

  @AfterContainer
  static void end() {
    try {
      trial.end(ONE_IN, LeftAlone.STOP_WOULD_COME_BACK);
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
  void some_programs_do_with_checkpoints_what_they_did_without_and_can_be_stopped(
      @ForAll Program program) {
    trial.of(program);
  }

  @Tag("full")
  @Property(
      tries = 500,
      seed = "1",
      edgeCases = EdgeCasesMode.NONE,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  @AddLifecycleHook(TriesAndSeed.class)
  void many_programs_do_with_checkpoints_what_they_did_without_and_can_be_stopped(
      @ForAll Program program) {
    trial.of(program);
  }
}
