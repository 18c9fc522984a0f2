/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.threads.OwnThread;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;

/**
 * Registers the MBean when somebody else makes the platform's MBean server: the application, or the
 * JVM when a console attaches to it. To make that server settles the log manager and the MBean
 * server builder of the JVM, and servers such as WildFly and GlassFish set their own, of which
 * nobody can know when.
 */
public final class MBeanStart implements Runnable, OwnThread.Rounds {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MBeanRegistration registration;
  private final AgentLog log;
  private final boolean hooked;
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * Describes a start.
   *
   * @param hooked whether {@link #run} is called when a thread gets the server
   */
  public MBeanStart(MBeanRegistration registration, AgentLog log, boolean hooked) {
    this.log = log;
    this.registration = registration;
    this.hooked = hooked;
  }

  /** Registers as soon as there is a server, also with one that is there already. */
  public void await() {
    new OwnThread("jmx-start", this).wake();
  }

  /** Looks once, since the hook tells of all later servers; without the hook, each second. */
  @Override
  public long round(boolean woken) {
    if (MBeanRegistration.isServerMade()) {
      run();
    }
    return hooked || begun.get() ? OwnThread.UNNEEDED : PAUSE_NANOS;
  }

  /**
   * Registers, the first time. The calling thread may be the application's, and holds the lock that
   * guards the making of the server, so that nobody gets the server without the MBean.
   */
  @Override
  public void run() {
    if (begun.compareAndSet(false, true)) {
      AccessController.doPrivileged(
          (PrivilegedAction<Void>)
              () -> {
                register();
                return null;
              });
    }
  }

  /** Registers no more; unregisters what is registered, once its clients have been told all. */
  public void close() throws InterruptedException {
    if (!begun.compareAndSet(false, true)) {
      registration.unregister();
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
