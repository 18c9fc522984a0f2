/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import java.net.URL;
import java.nio.file.Paths;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Runs a web application: the jars that are named. */
public final class WebServer {
  private static final String PACKAGE = "io.loopbrake.environments.";

  private WebServer() {}

  public static void main(String[] jars) throws Exception {
    URL[] places = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      places[i] = Paths.get(jars[i]).toUri().toURL();
    }
    try (ParentLast webApp = new ParentLast(places)) {
      Thread.currentThread().setContextClassLoader(webApp);
      Runnable report = (Runnable) ((Callable<?>) made(webApp, "webapp.Page")).call();
      LongSupplier sums = (LongSupplier) made(webApp, "app.Sums");
      Stage.play(report, sums)
          .with("report", report)
          .with("superclassFrom", report.getClass().getSuperclass().getClassLoader() == webApp)
          .print();
    }
  }

  private static Object made(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(PACKAGE + name).getDeclaredConstructor().newInstance();
  }
}
