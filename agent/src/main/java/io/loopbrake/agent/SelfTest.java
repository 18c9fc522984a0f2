/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.CheckpointTransformer;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.log.AgentLog;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Proves at start-up that brakes work in this JVM: lets loops of ours run away, through the same
 * JVM hook, instrumenter and stop control as the application's, and requires the stop error.
 *
 * <p>One loop spins at a time, so as not to take two cores from the start of an application. It is
 * over before any other transformer is there: one that reloads the loops takes their checkpoints.
 */
final class SelfTest {
  private SelfTest() {}

  /**
   * Runs the test.
   *
   * @param ledger one that the stop control knows and the application's classes are not in
   * @return why brakes do not work; empty when they do
   */
  static Optional<String> run(
      Instrumentation instrumentation,
      CheckpointChoice choice,
      CoverageLedger ledger,
      StopControl control,
      Targets targets,
      AgentLog log) {
    FailureLog failures = new FailureLog(log);
    try {
      Constructor<?> loops = instrumented(instrumentation, choice, ledger, failures);
      if (ledger.totals().checkpoints() == 0) {
        return Optional.of("a loop of ours got no checkpoint; failures: " + failures.last());
      }
      Optional<String> broken =
          new SelfTestRunaway("ordinary", loops.newInstance(false), control).stop(targets);
      return broken.isPresent()
          ? broken
          : new SelfTestRunaway("tight", loops.newInstance(true), control).stop(targets);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the self-test was interrupted");
    } catch (Exception | LinkageError e) {
      return Optional.of("the self-test failed with " + e);
    }
  }

  private static Constructor<?> instrumented(
      Instrumentation instrumentation,
      CheckpointChoice choice,
      CoverageLedger ledger,
      FailureLog failures)
      throws BadOptionException, IOException, NoSuchMethodException {
    CheckpointTransformer transformer =
        new CheckpointTransformer(onlyTheLoops(), choice, ledger, failures, Optional.empty());
    instrumentation.addTransformer(transformer, true);
    try {
      return SelfTestLoader.load(SelfTestLoop.class).getConstructor(boolean.class);
    } finally {
      instrumentation.removeTransformer(transformer);
    }
  }

  private static ClassSelection onlyTheLoops() throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(SelfTestLoop.class.getName()), ClassPatterns.NONE);
  }
}
