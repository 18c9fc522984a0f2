/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;

/** An embedded Grizzly, whose workers are those of GlassFish and Payara. */
final class GrizzlyServer extends WebServer {
  /** Kept, for a logger that nobody keeps forgets its level. */
  private static final Logger LOG = Logger.getLogger("org.glassfish.grizzly");

  private static final int WORKERS = 3;

  private final Function<String, String> questions;
  private final HttpServer server = new HttpServer();
  private final NetworkListener listener = new NetworkListener("questions", HOST, 0);

  GrizzlyServer(Path directory) throws Exception {
    LOG.setLevel(Level.OFF);
    questions = AppLoader.function(directory);
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig().setCorePoolSize(WORKERS).setMaxPoolSize(WORKERS));
    server.addListener(listener);
    server
        .getServerConfiguration()
        .addHttpHandler(
            new HttpHandler() {
              @Override
              public void service(Request request, Response response) throws Exception {
                response.getWriter().write(questions.apply(request.getParameter("q")));
              }
            },
            "/");
  }

  @Override
  public void start() throws Exception {
    server.start();
  }

  @Override
  int port() {
    return listener.getPort();
  }

  @Override
  public String health() {
    return server.isStarted() ? "at work" : "shut down";
  }

  @Override
  public void stop() {
    server.shutdownNow();
  }
}
