/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.message.RunMessage;
import io.loopbrake.agent.threads.OwnThread;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.management.JMException;

/**
 * Registers the MBean when somebody else creates the platform's MBean server: the application, or
 * the JVM when a console attaches to it. The creation of this server fixes the log manager and the
 * MBean server builder of the JVM. Servers such as WildFly and GlassFish set their own, at a time
 * that is not known.
 */
@SuppressWarnings("try") // who closes it keeps an interrupt for later
public final class MBeanStart implements Runnable, OwnThread.Rounds, AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<OperatedAgent> source;
  private final AgentLog log;
  private final boolean hooked;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile MBeanRegistration registration;

  /**
   * Describes a start.
   *
   * @param source tells the parts for the MBean, once at most and as late as possible, because a
   *     normal start needs none
   * @param hooked whether {@link #run} is called when a thread gets the server
   */
  public MBeanStart(Supplier<OperatedAgent> source, AgentLog log, boolean hooked) {
    this.log = log;
    this.source = source;
    this.hooked = hooked;
  }

  /**
   * Registers the MBean, in another thread, as soon as there is a server, or at once if there is
   * one. Returns at once.
   */
  public void await() {
    new OwnThread("jmx-start", this).wake();
  }

  /**
   * Looks for a server once if there is a hook, which reports all later ones; otherwise each
   * second.
   */
  @Override
  public long round(boolean woken) {
    if (MBeanRegistration.isServerMade()) {
      run();
    }
    return hooked || begun.get() ? OwnThread.UNNEEDED : PAUSE_NANOS;
  }

  /**
   * Registers the MBean at the first call; throws nothing. The calling thread may be one of the
   * application. It holds the lock of the creation of the server, so that nobody gets the server
   * without the MBean.
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

  /**
   * Prevents a later registration; unregisters the MBean if it is registered, as {@link
   * MBeanRegistration#unregister} does.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  @Override
  public void close() throws InterruptedException {
    MBeanRegistration made = begun.compareAndSet(false, true) ? null : registration;
    if (made != null) {
      made.unregister();
    }
  }

  private void register() {
    try {
      MBeanRegistration made = source.get().mbean();
      registration = made;
      made.register();
    } catch (JMException | RuntimeException | Error e) {
      log.error(RunMessage.NO_MBEAN, e);
    }
  }
}
