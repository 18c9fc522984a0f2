/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A web server on this machine with the component that answers questions, as a client sees it. */
record Site(int port) {
  static final String HOST = "127.0.0.1";

  /** More than anything takes that goes well. */
  private static final int SILENCE_MILLIS = 60_000;

  /** What was answered: a status of HTTP, or 0 where the server closed without. */
  record Reply(int status, String text) {
    boolean isRight(String beginning) {
      return status == 200 && text.startsWith(beginning);
    }
  }

  /** Java's own clients may ask again if the connection is closed, and so run away once more. */
  Reply ask(String question) throws IOException {
    String query = URLEncoder.encode(question, StandardCharsets.UTF_8);
    try (Socket socket = new Socket(HOST, port)) {
      socket.setSoTimeout(SILENCE_MILLIS);
      String request = "GET /?q=" + query + " HTTP/1.0\r\nHost: " + HOST + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (response.isEmpty()) {
        return new Reply(0, "");
      }
      String text = response.substring(response.indexOf("\r\n\r\n")).trim();
      return new Reply(Integer.parseInt(response.split(" ")[1]), text);
    }
  }
}
