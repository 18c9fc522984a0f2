/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Answers in the event loops of Vert.x, or in the workers to which these hand blocking code. */
final class VertxServer extends WebServer {
  private static final int LOOPS = 2;
  private static final int WORKERS = 3;
  private static final long START_SECONDS = 30;

  private final Function<String, String> questions;
  private final boolean blocking;
  private final Vertx vertx =
      Vertx.vertx(
          new VertxOptions()
              .setEventLoopPoolSize(LOOPS)
              .setWorkerPoolSize(WORKERS)
              // It would write stacks of loops that stand still to standard error.
              .setBlockedThreadCheckInterval(1)
              .setBlockedThreadCheckIntervalUnit(TimeUnit.HOURS));
  private final HttpServer server = vertx.createHttpServer();

  VertxServer(Path directory, boolean blocking) throws Exception {
    this.questions = AppLoader.function(directory);
    this.blocking = blocking;
  }

  @Override
  public void start() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    server
        .requestHandler(blocking ? this::answerInWorker : this::answer)
        .listen(0, HOST)
        .onSuccess(ignored -> started.countDown());
    if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Vert.x does not listen");
    }
  }

  /** As the routers that are put before such handlers do. */
  private void answer(HttpServerRequest request) {
    try {
      request.response().end(questions.apply(request.getParam("q")));
    } catch (Throwable failure) {
      request.response().setStatusCode(500).end();
    }
  }

  private void answerInWorker(HttpServerRequest request) {
    vertx
        .<String>executeBlocking(() -> questions.apply(request.getParam("q")))
        .onSuccess(answer -> request.response().end(answer))
        .onFailure(failure -> request.response().setStatusCode(500).end());
  }

  @Override
  public boolean answersBeside() {
    return false;
  }

  @Override
  int port() {
    return server.actualPort();
  }

  @Override
  public String health() {
    return "at work";
  }

  @Override
  public void stop() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    vertx.close().onComplete(ignored -> closed.countDown());
    closed.await();
  }
}
