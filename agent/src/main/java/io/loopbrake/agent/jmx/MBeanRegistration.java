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
import javax.management.JMException;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/** Registers the MBean with the platform's MBean server, and takes it away. */
public final class MBeanRegistration {
  /** The name under which operators find it. */
  public static final String NAME = "io.loopbrake:type=Loopbrake";

  private final LoopbrakeMBean mbean;
  private final StopControl control;

  public MBeanRegistration(
      StopControl control,
      Targets targets,
      LoadedClasses classes,
      CoverageLedger ledger,
      StatusReport status) {
    this.control = control;
    this.mbean = new LoopbrakeMBean(control, targets, classes, ledger, status);
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
    RequestNotifications notifications = new RequestNotifications();
    control.listen(notifications);
    DescribedMBean described =
        new DescribedMBean(mbean, LoopbrakeOperations.class, notifications.broadcaster());
    ManagementFactory.getPlatformMBeanServer().registerMBean(described, new ObjectName(NAME));
  }

  /**
   * Takes the MBean away.
   *
   * @throws JMException if it is not registered
   */
  public void unregister() throws JMException {
    ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
  }
}
