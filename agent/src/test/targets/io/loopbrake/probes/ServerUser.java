/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Says whether the agent's MBean is there at the moment when the MBean server is. */
public final class ServerUser {
  private static final long A_WHILE_MILLIS = 500;

  private ServerUser() {}

  public static void main(String[] arguments) throws JMException, InterruptedException {
    Thread.sleep(Long.parseLong(arguments[0]));
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    boolean there = server.isRegistered(new ObjectName("io.loopbrake:type=Loopbrake"));
    Thread.sleep(A_WHILE_MILLIS);
    boolean waits =
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("loopbrake-jmx-start"));
    System.out.println("there " + there + ", a thread waits for it " + waits);
  }
}
