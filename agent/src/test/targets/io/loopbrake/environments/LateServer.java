/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.operating.Pause;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Paths;
import java.util.function.LongSupplier;
import java.util.logging.LogManager;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * A server that takes its time before it makes its own log manager and MBean server known, which
 * are in a jar of its own. The arguments are that jar and properties to set, as {@code key=value}.
 */
public final class LateServer {
  private static final String APPLICATION = "io.loopbrake.environments.app.";
  private static final long LATE_MILLIS = 400;

  private LateServer() {}

  public static void main(String[] arguments) throws Exception {
    Pause.millis(LATE_MILLIS);
    ClassLoader loader =
        new URLClassLoader(
            new URL[] {Paths.get(arguments[0]).toUri().toURL()},
            LateServer.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    for (int i = 1; i < arguments.length; i++) {
      String[] property = arguments[i].split("=", 2);
      System.setProperty(property[0], property[1]);
    }
    String manager = LogManager.getLogManager().getClass().getName();
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName delegate = new ObjectName("JMImplementation:type=MBeanServerDelegate");
    Runnable report = (Runnable) made(loader, "Report");
    Stage.play(report, (LongSupplier) made(loader, "Sums"))
        .with("manager", manager)
        .with("server", server.getAttribute(delegate, "ImplementationName"))
        .print();
  }

  private static Object made(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(APPLICATION + name).getDeclaredConstructor().newInstance();
  }
}
