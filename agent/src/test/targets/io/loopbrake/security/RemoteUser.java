/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.security;

import io.loopbrake.operating.Line;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * Tries over TLS what a user may see and do. The arguments are the port, the user's name and the
 * password, none of these two for nobody, and what to stop the threads of that name for.
 */
public final class RemoteUser {
  private RemoteUser() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Object> environment = new HashMap<>();
    environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
    if (arguments.length > 1) {
      environment.put(JMXConnector.CREDENTIALS, new String[] {arguments[1], arguments[2]});
    }
    String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + arguments[0] + "/jmxrmi";
    try (JMXConnector connector =
        JMXConnectorFactory.connect(new JMXServiceURL(url), environment)) {
      tryAll(connector.getMBeanServerConnection(), new ObjectName("io.loopbrake:type=Loopbrake"));
    } catch (SecurityException | java.io.IOException refused) {
      new Line("refused").with("how", refused.getClass().getSimpleName()).print();
    }
    System.exit(0);
  }

  private static void tryAll(MBeanServerConnection server, ObjectName name) throws Exception {
    while (!server.isRegistered(name)) {
      Thread.sleep(10);
    }
    CompositeData status = (CompositeData) server.getAttribute(name, "Status");
    TabularData requests = (TabularData) server.getAttribute(name, "Requests");
    new Line("seen")
        .with("version", status.get("version"))
        .with("requests", requests.size())
        .print();
    MBeanOperationInfo[] operations = server.getMBeanInfo(name).getOperations();
    // After it there is nothing left to ask.
    Arrays.sort(operations, Comparator.comparing(each -> each.getName().equals("detach")));
    for (MBeanOperationInfo operation : operations) {
      new Line("tried")
          .with("name", operation.getName())
          .with("outcome", outcome(server, name, operation))
          .print();
    }
  }

  private static String outcome(
      MBeanServerConnection server, ObjectName name, MBeanOperationInfo operation) {
    MBeanParameterInfo[] parameters = operation.getSignature();
    Object[] values = new Object[parameters.length];
    String[] types = new String[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      types[i] = parameters[i].getType();
      values[i] = types[i].equals("long") ? (Object) 100L : value(parameters[i].getName());
    }
    try {
      server.invoke(name, operation.getName(), values, types);
      return "done";
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String value(String parameter) {
    return parameter.equals("pattern") ? "spinner-1" : "ticket 4711";
  }
}
