/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/** For Undertow. */
public final class QuestionHandler implements HttpHandler {
  @Override
  public void handleRequest(HttpServerExchange exchange) throws InterruptedException {
    String question = exchange.getQueryParameters().get("q").getFirst();
    exchange.getResponseSender().send(Questions.answer(question));
  }
}
