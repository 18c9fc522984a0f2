/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.OwnThread;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/**
 * Registers the MBean once somebody else has made an MBean server: the application, or the JVM when
 * a console attaches to it. To make the platform's one settles the log manager and the MBean server
 * builder of the JVM, and servers such as WildFly and GlassFish set their own, of which nobody can
 * know when.
 */
final class MBeanStart implements OwnThread.Rounds {
  private static final long SHORT_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long LONG_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final MBeanRegistration registration;
  private final AgentLog log;
  private final boolean atRuntime;
  private final long startNanos = System.nanoTime();

  MBeanStart(MBeanRegistration registration, AgentLog log, boolean atRuntime) {
    this.log = log;
    this.registration = registration;
    this.atRuntime = atRuntime;
  }

  void begin() {
    if (atRuntime) {
      register();
    } else {
      new OwnThread("jmx-start", this).wake();
    }
  }

  /** Registers soon after there is a server. The JVM tells nobody when it makes one. */
  @Override
  public long round(boolean woken) {
    if (!MBeanRegistration.isServerMade()) {
      boolean soon = System.nanoTime() - startNanos < START_NANOS;
      return soon ? SHORT_PAUSE_NANOS : LONG_PAUSE_NANOS;
    }
    register();
    return OwnThread.UNNEEDED;
  }

  private void register() {
    try {
      registration.register();
    } catch (JMException | RuntimeException | Error e) {
      log.error("the MBean could not be registered, so nothing can be stopped over JMX", e);
    }
  }
}
