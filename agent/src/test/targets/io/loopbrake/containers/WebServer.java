/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.net.URLEncoder;

/** What is asked over HTTP. */
abstract class WebServer implements Container {
  static final String HOST = "127.0.0.1";

  /** Where it listens, once it has started. */
  abstract int port();

  @Override
  public final String ask(String question) throws IOException {
    URL url = new URL("http", HOST, port(), "/?q=" + URLEncoder.encode(question, "UTF-8"));
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      read(connection.getErrorStream());
      throw new IOException("HTTP " + status);
    }
    return read(connection.getInputStream());
  }

  @Override
  public final String runAway() {
    try {
      return ask("run away");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** To the end, or the connection would not be used again. */
  private static String read(InputStream stream) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    if (stream != null) {
      byte[] buffer = new byte[1024];
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        text.write(buffer, 0, n);
      }
      stream.close();
    }
    return text.toString("UTF-8");
  }
}
