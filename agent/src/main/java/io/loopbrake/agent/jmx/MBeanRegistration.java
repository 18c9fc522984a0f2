/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.message.OptionMessage;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** Registers the MBean with the platform's MBean server, and unregisters it. */
public final class MBeanRegistration {
  /** The object name of the MBean. */
  public static final String NAME = "io.loopbrake:type=Loopbrake";

  private final LoopbrakeMBean mbean;
  private final StopControl control;
  private volatile RequestNotifications notifications;

  MBeanRegistration(LoopbrakeMBean mbean, StopControl control) {
    this.mbean = mbean;
    this.control = control;
  }

  /**
   * Whether there is an MBean server in this JVM. Creates none, and does not initialise {@code
   * java.util.logging}.
   */
  public static boolean isServerMade() {
    return !MBeanServerFactory.findMBeanServer(null).isEmpty();
  }

  /**
   * Registers the MBean; creates the platform's MBean server if there is none. To be called once.
   *
   * @throws JMException if the server refuses
   */
  public void register() throws JMException {
    // Loaded now, because a class whose initialisation fails for lack of memory stays unusable.
    AnswerMessage.values();
    OptionMessage.values();
    // Described here rather than at start-up, which it would slow down.
    notifications = new RequestNotifications();
    control.listen(notifications);
    DescribedMBean described =
        new DescribedMBean(mbean, LoopbrakeOperations.class, notifications.broadcaster());
    ManagementFactory.getPlatformMBeanServer().registerMBean(described, new ObjectName(NAME));
  }

  /**
   * Sends the notifications that are waiting, for half a second at most, and unregisters the MBean
   * if it is registered.
   *
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void unregister() throws InterruptedException {
    if (notifications != null) {
      notifications.flush();
    }
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
    } catch (JMException notThere) {
      // Somebody else has unregistered it.
    }
  }
}
