/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */

import com.sun.tools.attach.VirtualMachine;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Uses the MBean of a JVM on this machine from a shell, as JConsole does from a screen.
 *
 * <pre>
 * java Jmx.java PID ATTRIBUTE
 * java Jmx.java PID OPERATION ARGUMENT...
 * </pre>
 */
public class Jmx {
  private final MBeanServerConnection server;
  private final ObjectName name = new ObjectName("io.loopbrake:type=Loopbrake");

  private Jmx(String pid) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(pid);
    JMXServiceURL address = new JMXServiceURL(machine.startLocalManagementAgent());
    machine.detach();
    server = JMXConnectorFactory.connect(address).getMBeanServerConnection();
    // It comes a moment after the first console.
    for (int i = 0; i < 20 && !server.isRegistered(name); i++) {
      Thread.sleep(50);
    }
  }

  public static void main(String[] args) throws Exception {
    try {
      show(new Jmx(args[0]).use(args));
      System.exit(0);
    } catch (RuntimeMBeanException refused) {
      System.err.println(refused.getTargetException().getMessage());
      System.exit(1);
    }
  }

  private Object use(String[] args) throws Exception {
    for (MBeanOperationInfo operation : server.getMBeanInfo(name).getOperations()) {
      int count = operation.getSignature().length;
      if (operation.getName().equals(args[1]) && count == args.length - 2) {
        Object[] values = new Object[count];
        String[] types = new String[count];
        for (int i = 0; i < count; i++) {
          types[i] = operation.getSignature()[i].getType();
          values[i] = types[i].equals("long") ? (Object) Long.valueOf(args[i + 2]) : args[i + 2];
        }
        return server.invoke(name, args[1], values, types);
      }
    }
    return server.getAttribute(name, args[1]);
  }

  private static void show(Object answer) {
    if (answer instanceof TabularData) {
      String separator = "";
      for (Object row : ((TabularData) answer).values()) {
        System.out.print(separator);
        show(row);
        separator = System.lineSeparator();
      }
    } else if (answer instanceof CompositeData) {
      CompositeData row = (CompositeData) answer;
      row.getCompositeType().keySet().forEach(c -> System.out.println(c + ": " + row.get(c)));
    } else {
      System.out.println(answer);
    }
  }
}
