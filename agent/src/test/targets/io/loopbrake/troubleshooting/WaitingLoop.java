/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Stands in the place of the agent's own loop, and waits where it cannot be stopped. */
public final class WaitingLoop implements Runnable, Closeable {
  private final ServerSocket server;

  public WaitingLoop() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Override
  public void run() {
    try {
      for (int i = 0; i < 2; i++) {
        server.accept();
      }
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
