/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.locks.Lock;

/** Loops with brakes that share a gate: one that has work to do, and ways to be in another. */
final class OpenRequestLoops {
  private OpenRequestLoops() {}

  /** A turn of the thread that pays for what others are asked. */
  static void turn(int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] * 3 + 1;
    }
  }

  static void waiting(Lock lock) {
    for (int i = 0; i < 1; i++) {
      lock.lock();
      lock.unlock();
    }
  }

  static void blocked(Object monitor) {
    for (int i = 0; i < 1; i++) {
      synchronized (monitor) {
        monitor.hashCode();
      }
    }
  }

  static void inNative(ServerSocket server) throws IOException {
    for (int i = 0; i < 1; i++) {
      Socket client = server.accept();
      client.close();
    }
  }

  /** Runs until it is stopped. */
  static void spin(int[] numbers) {
    for (int i = 0; i < numbers.length; i = (i + 1) % numbers.length) {
      numbers[i] = numbers[i] * 5 + 1;
    }
  }

  /** The benchmark names it in {@code nostop}. */
  static void deferred(int[] numbers) {
    for (int i = 0; i < numbers.length; i = (i + 1) % numbers.length) {
      numbers[i] = numbers[i] * 5 + 1;
    }
  }
}
