/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.control.LoopStoppedError;
import io.loopbrake.agent.control.Reason;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.CheckpointTransformer;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.task.Task;
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Proves at start-up that brakes work in this JVM: lets loops of ours run away, through the same
 * JVM hook, instrumenter and stop control as the application's, and requires the stop error.
 */
final class SelfTest {
  private static final long EXPIRY_SECONDS = 60;
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

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
      CheckpointTransformer transformer =
          new CheckpointTransformer(onlyTheLoops(), choice, ledger, failures, Optional.empty());
      Constructor<?> loops;
      instrumentation.addTransformer(transformer, true);
      try {
        loops = SelfTestLoader.load(SelfTestLoop.class).getConstructor(boolean.class);
      } finally {
        instrumentation.removeTransformer(transformer);
      }
      if (ledger.totals().checkpoints() == 0) {
        return Optional.of("a loop of ours got no checkpoint; failures: " + failures.last());
      }
      Optional<String> broken = stop("ordinary", loops.newInstance(false), control, targets);
      return broken.isPresent() ? broken : stop("tight", loops.newInstance(true), control, targets);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the self-test was interrupted");
    } catch (Exception | LinkageError e) {
      return Optional.of("the self-test failed with " + e);
    }
  }

  private static ClassSelection onlyTheLoops() throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(SelfTestLoop.class.getName()), ClassPatterns.NONE);
  }

  private static Optional<String> stop(
      String kind, Object loop, StopControl control, Targets targets)
      throws InterruptedException, IOException {
    SelfTestOutcome outcome = new SelfTestOutcome();
    Thread thread = new Thread((Runnable) loop, "loopbrake-self-test-" + kind);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler(outcome);
    thread.start();
    try {
      Task task = targets.of(thread).get();
      long id =
          control.stop(
              task, Reason.of("self-test at start-up"), "the agent itself", EXPIRY_SECONDS);
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive() || !isReportedStopped(id, control)) {
        return Optional.of(
            "a loop of ours ("
                + kind
                + ") was not stopped within "
                + PATIENCE_MILLIS
                + " ms: "
                + control.request(id));
      }
    } finally {
      ((Closeable) loop).close();
    }
    return outcome.thrown() instanceof LoopStoppedError
        ? Optional.empty()
        : Optional.of(
            "a loop of ours ("
                + kind
                + ") ended with "
                + outcome.thrown()
                + " instead of the stop error");
  }

  private static boolean isReportedStopped(long requestId, StopControl control)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (control.request(requestId).state() != RequestState.STOPPED) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }
}
