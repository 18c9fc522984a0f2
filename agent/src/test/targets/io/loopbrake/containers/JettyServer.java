/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An embedded Jetty whose servlet has a class loader of its own. */
final class JettyServer extends WebServer {
  private static final String SERVLET = "io.loopbrake.containers.app.QuestionServlet";

  /** Two of them accept and select. */
  private static final int THREADS = 5;

  private final Server server = new Server(new QueuedThreadPool(THREADS, THREADS));
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private final ServletContextHandler application = new ServletContextHandler();

  JettyServer(Path directory) throws Exception {
    connector.setHost(HOST);
    connector.setPort(0);
    server.addConnector(connector);
    application.setContextPath("/");
    application.setClassLoader(AppLoader.in(directory));
    application.addServlet(SERVLET, "/");
    server.setHandler(application);
  }

  @Override
  public void start() throws Exception {
    server.start();
  }

  @Override
  int port() {
    return connector.getLocalPort();
  }

  @Override
  public String health() {
    return connector.getState() + " " + application.getState();
  }

  @Override
  public void stop() throws Exception {
    server.stop();
  }
}
