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
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.ClassTransformer;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.CoverageTotals;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.StartMessage;
import java.lang.instrument.Instrumentation;
import java.util.Optional;

/**
 * Proves at start-up that brakes work in this JVM: it runs an endless loop of the agent, with the
 * same transformer, instrumenter and stop control as for the application, and requires the stop
 * error. It does so once with a flag and, if there are gates, once with a gate.
 *
 * <p>One loop runs at a time, so that the start of the application does not lose two cores. The
 * test is over before other transformers of the agent are added, because one that reloads the loops
 * would remove their checkpoints.
 */
final class SelfTest {
  private final Instrumentation instrumentation;
  private final CoverageLedger ledger;
  private final StopControl control;
  private final Targets targets;
  private final FailureLog failures;

  /**
   * Creates a test.
   *
   * @param ledger a ledger that stop control uses, without classes of the application
   */
  SelfTest(
      Instrumentation instrumentation,
      CoverageLedger ledger,
      StopControl control,
      Targets targets,
      FailureLog failures) {
    this.instrumentation = instrumentation;
    this.ledger = ledger;
    this.control = control;
    this.targets = targets;
    this.failures = failures;
  }

  /** Runs the test, for some seconds at most. Returns why brakes do not work; empty if they do. */
  Optional<Message> run(CheckpointChoice choice) {
    try {
      Optional<Message> broken = stop("flag", CheckpointChoice.flags());
      return broken.isPresent() || !choice.usesGates() ? broken : stop("gate", choice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(StartMessage.TEST_INTERRUPTED);
    } catch (Exception | LinkageError e) {
      return Optional.of(StartMessage.TEST_FAILED.with(e));
    }
  }

  private Optional<Message> stop(String kind, CheckpointChoice choice) throws Exception {
    Object loop = loaded(choice);
    CoverageTotals planted = ledger.totals();
    return (choice.usesGates() ? planted.gates() : planted.checkpoints()) == 0
        ? Optional.of(StartMessage.NO_TEST_CHECKPOINT.with(failures.last()))
        : new SelfTestRunaway(kind, loop, control).stop(targets);
  }

  private Object loaded(CheckpointChoice choice) throws Exception {
    ClassTransformer transformer =
        ClassTransformer.ofCheckpoints(onlyTheLoop(), choice, ledger, failures);
    instrumentation.addTransformer(transformer, true);
    try {
      return SelfTestLoader.load(SelfTestLoop.class).getConstructor().newInstance();
    } finally {
      instrumentation.removeTransformer(transformer);
    }
  }

  private static ClassSelection onlyTheLoop() throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(SelfTestLoop.class.getName()), ClassPatterns.NONE);
  }
}
