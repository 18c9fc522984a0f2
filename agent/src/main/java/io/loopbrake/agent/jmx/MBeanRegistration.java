/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.LoadedClasses;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** Registers the MBean with the platform's MBean server, and takes it away. */
public final class MBeanRegistration {
  /** The name under which operators find it. */
  public static final String NAME = "io.loopbrake:type=Loopbrake";

  private final LoopbrakeMBean mbean;
  private final StopControl control;
  private volatile RequestNotifications notifications;

  /**
   * Describes the MBean.
   *
   * @param detachment takes the agent out, and says what remains
   */
  public MBeanRegistration(
      StopControl control,
      Targets targets,
      LoadedClasses classes,
      CoverageLedger ledger,
      StatusReport status,
      Supplier<String> detachment) {
    this.control = control;
    this.mbean = new LoopbrakeMBean(control, targets, classes, ledger, status, detachment);
  }

  /** Whether somebody has made an MBean server; makes none, and starts no logging. */
  public static boolean isServerMade() {
    return !MBeanServerFactory.findMBeanServer(null).isEmpty();
  }

  /**
   * Registers the MBean; creates the platform's MBean server if nobody has yet.
   *
   * @throws JMException if the server refuses
   */
  public void register() throws JMException {
    // Described here rather than at start-up, which it would slow down.
    notifications = new RequestNotifications();
    control.listen(notifications);
    DescribedMBean described =
        new DescribedMBean(mbean, LoopbrakeOperations.class, notifications.broadcaster());
    ManagementFactory.getPlatformMBeanServer().registerMBean(described, new ObjectName(NAME));
  }

  /**
   * Takes the MBean away, if it is there, once its clients have been told of all that there was to
   * tell.
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
      // Somebody else has taken it away.
    }
  }
}
