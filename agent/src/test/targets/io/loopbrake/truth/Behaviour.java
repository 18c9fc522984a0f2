/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.truth;

import io.loopbrake.library.Framework;
import io.loopbrake.operating.Pause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** What threads to stop do, each in its own way, until they are let go. */
final class Behaviour {
  private static final Object MONITOR = new Object();

  private static volatile boolean enough;
  private static volatile long turns;
  private static volatile Socket peer;
  private static volatile boolean reading;

  private Behaviour() {}

  static void begin() {
    enough = false;
  }

  /** Lets all go that wait for it. */
  static void end() throws IOException {
    enough = true;
    if (peer != null) {
      peer.close();
    }
  }

  /** Passes a checkpoint in each turn. */
  static void loop() {
    while (!enough) {
      turns++;
    }
  }

  static void sleep() throws InterruptedException {
    Thread.sleep(600_000);
  }

  /** Has no checkpoint, and none on its stack that it comes by. */
  static void loopInLibrary() {
    Framework.spinUntil(() -> enough);
  }

  static void readFromSocket() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
      peer = server.accept();
      reading = true;
      socket.getInputStream().read();
    }
  }

  static boolean isReading() {
    return reading;
  }

  /** Named as a method in which no stop is thrown. */
  static void zone() {
    loop();
  }

  /** The stop comes, and is deferred, while there is something to clean up. */
  static void cleanUpForEver() {
    try {
      while (true) {
        turns++;
      }
    } finally {
      loop();
    }
  }

  static void takeMonitor() {
    synchronized (MONITOR) {
      turns++;
    }
  }

  /** Holds the monitor until it is let go, without a checkpoint. */
  static void holdMonitor(CountDownLatch held) {
    synchronized (MONITOR) {
      held.countDown();
      Pause.until(() -> enough, 600_000);
    }
  }
}
