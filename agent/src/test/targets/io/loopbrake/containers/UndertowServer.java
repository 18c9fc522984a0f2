/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** An embedded Undertow whose handler does its work in one of the workers or in an I/O thread. */
final class UndertowServer extends WebServer {
  private static final String HANDLER = "io.loopbrake.containers.app.QuestionHandler";
  private static final int WORKERS = 3;
  private static final int IO_THREADS = 2;

  private final Undertow undertow;
  private final boolean inIoThreads;

  /**
   * An Undertow that has not started.
   *
   * @param inIoThreads whether the handler does its work there, and not in a worker
   */
  UndertowServer(Path directory, boolean inIoThreads) throws Exception {
    this.inIoThreads = inIoThreads;
    Class<?> type = AppLoader.in(directory).loadClass(HANDLER);
    HttpHandler handler = (HttpHandler) type.getDeclaredConstructor().newInstance();
    undertow =
        Undertow.builder()
            .addHttpListener(0, HOST)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKERS)
            .setHandler(inIoThreads ? handler : new BlockingHandler(handler))
            .build();
  }

  @Override
  public void start() {
    undertow.start();
  }

  @Override
  public boolean answersBeside() {
    return !inIoThreads;
  }

  @Override
  int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public String health() {
    return undertow.getWorker().isShutdown() ? "shut down" : "at work";
  }

  @Override
  public void stop() {
    undertow.stop();
  }
}
