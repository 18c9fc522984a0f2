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
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves at start-up that brakes work in this JVM: lets loops of ours run away, through the same
 * JVM hook, instrumenter and stop control as the application's, and requires the stop error.
 *
 * <p>A stop takes some milliseconds, most of which are spent waiting: the start goes on with other
 * things between {@link #begin} and {@link #whyBroken}. One loop spins at a time, so as not to take
 * two cores from the start of an application. Used by one thread.
 */
final class SelfTest implements Closeable {
  private final List<SelfTestRunaway> runaways = new ArrayList<>();
  private String broken;

  private SelfTest() {}

  /**
   * Lets the first loop run away and asks for its stop.
   *
   * @param ledger one that the stop control knows and the application's classes are not in
   */
  static SelfTest begin(
      Instrumentation instrumentation,
      CheckpointChoice choice,
      CoverageLedger ledger,
      StopControl control,
      Targets targets,
      AgentLog log) {
    SelfTest test = new SelfTest();
    FailureLog failures = new FailureLog(log);
    try {
      Constructor<?> loops = instrumented(instrumentation, choice, ledger, failures);
      if (ledger.totals().checkpoints() == 0) {
        test.broken = "a loop of ours got no checkpoint; failures: " + failures.last();
      } else {
        test.runaways.add(
            new SelfTestRunaway("ordinary", loops.newInstance(false), control, targets));
        test.runaways.add(new SelfTestRunaway("tight", loops.newInstance(true), control, targets));
        test.runaways.get(0).start();
      }
    } catch (Exception | LinkageError e) {
      test.broken = "the self-test failed with " + e;
    }
    return test;
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

  /** Sees all of them stopped. Returns why brakes do not work; empty when they do. */
  Optional<String> whyBroken() {
    try {
      for (int i = 0; i < runaways.size() && broken == null; i++) {
        if (i > 0) {
          runaways.get(i).start();
        }
        broken = runaways.get(i).whyNotStopped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      broken = "the self-test was interrupted";
    } finally {
      close();
    }
    return Optional.ofNullable(broken);
  }

  /** Ends the loops, whether they were stopped or not. */
  @Override
  public void close() {
    for (SelfTestRunaway runaway : runaways) {
      runaway.close();
    }
  }
}
