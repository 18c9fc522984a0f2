/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.OwnThreads;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/**
 * Registers the MBean once the application's {@code main} runs. Creating the platform's MBean
 * server any earlier would fix its log manager and its MBean server builder before application
 * servers such as WildFly and GlassFish have set their own, and they then refuse to start.
 */
final class MBeanStart implements Runnable {
  private static final long PAUSE_MILLIS = 10;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final MBeanRegistration registration;
  private final ApplicationStart application;
  private final AgentLog log;
  private final boolean atRuntime;

  MBeanStart(
      MBeanRegistration registration,
      Instrumentation instrumentation,
      AgentLog log,
      boolean atRuntime) {
    this.log = log;
    this.registration = registration;
    this.application = new ApplicationStart(Thread.currentThread(), instrumentation);
    this.atRuntime = atRuntime;
  }

  void begin() {
    if (atRuntime) {
      register();
    } else {
      OwnThreads.create("jmx-start", this).start();
    }
  }

  /** Registers as soon as the application is ready for it. */
  @Override
  public void run() {
    long start = System.nanoTime();
    try {
      while (!application.isReadyForJmx() && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(PAUSE_MILLIS);
      }
      register();
    } catch (InterruptedException stranger) {
      log.error(
          "the MBean is not registered: something interrupted the thread that waits for main");
    }
  }

  private void register() {
    try {
      registration.register();
    } catch (JMException | RuntimeException | Error e) {
      log.error("the MBean could not be registered, so nothing can be stopped over JMX", e);
    }
  }
}
