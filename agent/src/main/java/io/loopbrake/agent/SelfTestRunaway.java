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

  /** Takes a {@link SelfTestLoop} of a class loader of its own. */
  SelfTestRunaway(String kind, Object loop, StopControl control) {
    this.kind = kind;
    this.loop = loop;
    this.control = control;
    this.thread = new Thread((Runnable) loop, "loopbrake-self-test-" + kind);
  }

  /** Lets it run away and stops it. Returns why that went wrong; empty if it did not. */
  Optional<String> stop(Targets targets) throws InterruptedException, IOException {
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler(this);
    thread.start();
    try {
      long requestId =
          control.stop(
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

  /** Waits for the stop. Returns null if it was one. */
  private String whyNotStopped(long requestId) throws InterruptedException {
    thread.join(PATIENCE_MILLIS);
    if (thread.isAlive() || !isReportedStopped(requestId)) {
      return "a test loop ("
          + kind
          + ") was not stopped within "
          + PATIENCE_MILLIS
          + " ms: "
          + control.request(requestId);
    }
    return StopThrowables.isStop(thrown)
        ? null
        : "a test loop (" + kind + ") ended with " + thrown + " instead of the stop error";
  }

  private boolean isReportedStopped(long requestId) throws InterruptedException {
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
