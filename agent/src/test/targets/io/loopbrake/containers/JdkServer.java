/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The server of the JDK, with a pool that nobody knows: no boundary of a task is planted in any
 * class that it runs.
 */
final class JdkServer extends WebServer {
  private static final int WORKERS = 3;

  private final Function<String, String> questions;
  private final HttpServer server;

  JdkServer(Path directory) throws Exception {
    questions = AppLoader.function(directory);
    server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
    server.setExecutor(new HomeMadePool(WORKERS));
    server.createContext("/", this::answer);
  }

  /** As whoever writes a handler does it: the client of one that fails without waits for ever. */
  private void answer(HttpExchange exchange) throws IOException {
    try {
      String query = exchange.getRequestURI().getRawQuery().substring("q=".length());
      send(exchange, 200, questions.apply(URLDecoder.decode(query, "UTF-8")));
    } catch (Throwable failure) {
      send(exchange, 500, "failed");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public String health() {
    return "at work";
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
