/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.OwnThreads;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/**
 * Registers the MBean once somebody else has made an MBean server: the application, or the JVM when
 * a console attaches to it. To make the platform's one settles the log manager and the MBean server
 * builder of the JVM, and servers such as WildFly and GlassFish set their own, of which nobody can
 * know when.
 */
final class MBeanStart implements Runnable {
  private static final long SHORT_PAUSE_MILLIS = 10;
  private static final long LONG_PAUSE_MILLIS = 50;
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final MBeanRegistration registration;
  private final AgentLog log;
  private final boolean atRuntime;

  MBeanStart(MBeanRegistration registration, AgentLog log, boolean atRuntime) {
    this.log = log;
    this.registration = registration;
    this.atRuntime = atRuntime;
  }

  void begin() {
    if (atRuntime) {
      register();
    } else {
      OwnThreads.create("jmx-start", this).start();
    }
  }

  /** Registers soon after there is a server. The JVM tells nobody when it makes one. */
  @Override
  public void run() {
    long start = System.nanoTime();
    try {
      do {
        boolean soon = System.nanoTime() - start < START_NANOS;
        Thread.sleep(soon ? SHORT_PAUSE_MILLIS : LONG_PAUSE_MILLIS);
      } while (!MBeanRegistration.isServerMade());
      register();
    } catch (InterruptedException stranger) {
      log.error(
          "the MBean is not registered: something interrupted the thread that waits for an MBean"
              + " server");
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
