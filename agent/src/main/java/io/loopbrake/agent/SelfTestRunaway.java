/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.Reason;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.StopThrowables;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.StartMessage;
import java.io.Closeable;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A thread that runs a loop of the agent, and the request to stop it. It is a thread like those of
 * the application and no {@code OwnThread}, because no request stops a thread of the agent.
 */
final class SelfTestRunaway implements UncaughtExceptionHandler {
  private static final long EXPIRY_SECONDS = 60;
  private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(5);

  private final String kind;
  private final Object loop;
  private final StopControl control;
  private final Thread thread;
  private volatile Throwable thrown;

  /**
   * Creates the thread.
   *
   * @param loop a {@link SelfTestLoop} of another class loader
   */
  SelfTestRunaway(String kind, Object loop, StopControl control) {
    this.kind = kind;
    this.loop = loop;
    this.control = control;
    this.thread = new Thread((Runnable) loop, "loopbrake-self-test-" + kind);
  }

  /** Starts the loop and stops it. Returns why it was not stopped; empty if it was. */
  Optional<Message> stop(Targets targets) throws InterruptedException, IOException {
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler(this);
    thread.start();
    try {
      long requestId =
          control.order(
              targets.of(thread).get(),
              Reason.of("self-test at start-up"),
              "the agent itself",
              EXPIRY_SECONDS);
      return Optional.ofNullable(whyNotStopped(requestId));
    } finally {
      // Brakes that do not work must not leave a thread spinning.
      ((Closeable) loop).close();
    }
  }

  @Override
  public void uncaughtException(Thread ended, Throwable error) {
    thrown = error;
  }

  /** Waits for the stop. Returns why the loop was not stopped; null if it was. */
  private Message whyNotStopped(long requestId) throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    if (thread.isAlive() || !isReportedStopped(requestId)) {
      return StartMessage.TEST_NOT_STOPPED.with(kind, PATIENCE_MILLIS, control.request(requestId));
    }
    return StopThrowables.isStop(thrown)
        ? null
        : StartMessage.TEST_ENDED_OTHERWISE.with(kind, thrown);
  }

  private boolean isReportedStopped(long requestId) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (control.stateOf(requestId) != RequestState.STOPPED) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }
}
