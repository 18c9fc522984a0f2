/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What is asked over HTTP. */
abstract class WebServer implements Container {
  static final String HOST = "127.0.0.1";

  /** Where it listens, once it has started. */
  abstract int port();

  /** Java's own client would ask again if the connection is closed, and so run away once more. */
  @Override
  public final String ask(String question) throws IOException {
    String query = URLEncoder.encode(question, "UTF-8");
    try (Socket socket = new Socket(HOST, port())) {
      String request = "GET /?q=" + query + " HTTP/1.0\r\nHost: " + HOST + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String response = read(socket.getInputStream());
      if (response.isEmpty()) {
        throw new IOException("closed without an answer");
      }
      String status = response.split(" ")[1];
      if (!status.equals("200")) {
        throw new IOException("HTTP " + status);
      }
      return response.substring(response.indexOf("\r\n\r\n")).trim();
    }
  }

  @Override
  public final String runAway() {
    try {
      return ask("run away");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static String read(InputStream stream) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    byte[] buffer = new byte[1024];
    for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
      text.write(buffer, 0, n);
    }
    return text.toString("UTF-8");
  }
}
