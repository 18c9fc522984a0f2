/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A page of a Chromium, which is read, clicked and typed into as its user would. Elements are named
 * by XPath and waited for. Thread-safe, as what awaits a condition asks for it in another thread.
 */
final class ChromiumPage {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Gson GSON = new Gson();

  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonObject>> replies = new ConcurrentHashMap<>();
  private final Object sending = new Object();
  private volatile Map<String, String> login = Map.of();
  private volatile WebSocket socket;

  private ChromiumPage() {}

  static ChromiumPage attach(URI address) {
    ChromiumPage page = new ChromiumPage();
    page.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .connectTimeout(PATIENCE)
            .buildAsync(address, page.new Replies())
            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
    return page;
  }

  /** Fills in the dialog with which the browser asks for a login, whenever there is one. */
  void answerLoginWith(String user, String password) {
    login = Map.of("response", "ProvideCredentials", "username", user, "password", password);
    call("Fetch.enable", Map.of("handleAuthRequests", true));
  }

  void open(URI address) {
    call("Page.navigate", Map.of("url", address.toString()));
  }

  /**
   * Clicks into the middle of the first such element, when it has come to rest and nothing covers
   * it.
   */
  void click(String xpath) {
    String middle = await(xpath).until(() -> middleOf(xpath), place -> !place.isEmpty());
    double[] place = GSON.fromJson(middle, double[].class);
    for (String event : List.of("mousePressed", "mouseReleased")) {
      // The reply to a click that opens another page does not come while that one is in front.
      send(
          "Input.dispatchMouseEvent",
          Map.of("type", event, "x", place[0], "y", place[1], "button", "left", "clickCount", 1));
    }
  }

  /** Replaces what is in such a field. */
  void fill(String xpath, String text) {
    await(xpath).until(() -> evaluate("!!" + first(xpath)).getAsBoolean());
    evaluate("(e => {e.focus(); e.select();})(" + first(xpath) + ")");
    call("Input.insertText", Map.of("text", text));
    await(xpath).until(() -> evaluate(first(xpath) + ".value").getAsString().equals(text));
  }

  /** The text that the first such element shows; empty if there is no such element. */
  String text(String xpath) {
    return evaluate("(e => e ? e.innerText : '')(" + first(xpath) + ")").getAsString();
  }

  private static ConditionFactory await(String xpath) {
    return Awaitility.await(xpath).atMost(PATIENCE);
  }

  /** Empty while the element is not there, moves, or lies below another one. */
  private String middleOf(String xpath) throws InterruptedException {
    String place =
        "(e => {if (!e) return '';"
            + "e.scrollIntoView({block: 'center'});"
            + "const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2;"
            + "return e.contains(document.elementFromPoint(x, y)) ? JSON.stringify([x, y]) : '';"
            + "})("
            + first(xpath)
            + ")";
    String before = evaluate(place).getAsString();
    TimeUnit.MILLISECONDS.sleep(200);
    return evaluate(place).getAsString().equals(before) ? before : "";
  }

  private static String first(String xpath) {
    return "document.evaluate("
        + new JsonPrimitive(xpath)
        + ", document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue";
  }

  /** The value of an expression of JavaScript; null if it has none. */
  private JsonElement evaluate(String expression) {
    JsonObject reply =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (reply.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + reply);
    }
    return reply.getAsJsonObject("result").get("value");
  }

  private JsonObject call(String method, Map<String, ?> parameters) {
    JsonObject reply =
        send(method, parameters).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    if (reply.has("error")) {
      throw new AssertionError(method + ": " + reply);
    }
    return reply.getAsJsonObject("result");
  }

  private CompletableFuture<JsonObject> send(String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonObject> reply = new CompletableFuture<>();
    replies.put(id, reply);
    String message = GSON.toJson(Map.of("id", id, "method", method, "params", parameters));
    synchronized (sending) {
      socket.sendText(message, true).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
    return reply;
  }

  private void receive(JsonObject message) {
    if (message.has("id")) {
      replies.remove(message.get("id").getAsInt()).complete(message);
      return;
    }
    String event = message.get("method").getAsString();
    if (event.equals("Fetch.requestPaused")) {
      send("Fetch.continueRequest", Map.of("requestId", requestIn(message)));
    } else if (event.equals("Fetch.authRequired")) {
      send(
          "Fetch.continueWithAuth",
          Map.of("requestId", requestIn(message), "authChallengeResponse", login));
    }
  }

  private static String requestIn(JsonObject event) {
    return event.getAsJsonObject("params").get("requestId").getAsString();
  }

  private final class Replies implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        JsonObject message = JsonParser.parseString(parts.toString()).getAsJsonObject();
        parts.setLength(0);
        receive(message);
      }
      from.request(1);
      return null;
    }
  }
}
