/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * An operator that stops and takes back without end. Arguments: where the JVM is to be found, and
 * the name of a thread in it.
 */
public final class Console {
  private static final String TEXT = String.class.getName();

  private Console() {}

  public static void main(String[] arguments) throws Exception {
    MBeanServerConnection server =
        JMXConnectorFactory.connect(new JMXServiceURL(arguments[0])).getMBeanServerConnection();
    ObjectName name = new ObjectName("io.loopbrake:type=Loopbrake");
    while (true) {
      String answer =
          (String)
              server.invoke(
                  name,
                  "stopThreadsNamed",
                  new Object[] {arguments[1], "by a console"},
                  new String[] {TEXT, TEXT});
      System.out.println(answer.replace('\n', ' '));
      long id = Long.parseLong(answer.split(" ")[1]);
      server.invoke(name, "cancel", new Object[] {id}, new String[] {"long"});
    }
  }
}
