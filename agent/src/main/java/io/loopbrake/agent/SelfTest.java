/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.control.LoopStoppedError;
import io.loopbrake.agent.control.Reason;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.instrument.CheckpointTransformer;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import java.io.Closeable;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Proves at start-up that brakes work in this JVM: lets a loop of ours run away, through the same
 * JVM hook, instrumenter and stop control as the application's, and requires the stop error.
 */
final class SelfTest {
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private SelfTest() {}

  /** Runs the test. Returns why brakes do not work; empty when they do. */
  static Optional<String> run(Instrumentation instrumentation, StopControl control) {
    FailureLog failures = new FailureLog();
    CoverageLedger ledger = new CoverageLedger();
    try {
      CheckpointTransformer transformer =
          new CheckpointTransformer(onlyTheLoop(), ledger, failures, Optional.empty());
      Object loop;
      instrumentation.addTransformer(transformer, true);
      try {
        loop = SelfTestLoader.load(SelfTestLoop.class).getConstructor().newInstance();
      } finally {
        instrumentation.removeTransformer(transformer);
      }
      if (ledger.totals().checkpoints() == 0) {
        return Optional.of("a loop of ours got no checkpoint; failures: " + failures.last());
      }
      return stop((Runnable) loop, (Closeable) loop, control);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the self-test was interrupted");
    } catch (Exception | LinkageError e) {
      return Optional.of("the self-test failed with " + e);
    }
  }

  private static ClassSelection onlyTheLoop() throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(SelfTestLoop.class.getName()), ClassPatterns.NONE);
  }

  private static Optional<String> stop(Runnable loop, Closeable loopEnd, StopControl control)
      throws InterruptedException, IOException {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(loop, "loopbrake-self-test");
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler((ended, error) -> thrown.set(error));
    thread.start();
    try {
      control.stop(thread, Reason.of("self-test at start-up"), "the agent itself");
      thread.join(PATIENCE_MILLIS);
      if (thread.isAlive()) {
        return Optional.of("a loop of ours was not stopped within " + PATIENCE_MILLIS + " ms");
      }
    } finally {
      loopEnd.close();
    }
    return thrown.get() instanceof LoopStoppedError
        ? Optional.empty()
        : Optional.of("a loop of ours ended with " + thrown.get() + " instead of the stop error");
  }
}
