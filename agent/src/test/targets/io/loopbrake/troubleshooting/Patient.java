/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

/** A program that ends when the agent does not wait for an MBean server any more. */
public final class Patient {
  private static final long LONGEST_NANOS = 20_000_000_000L;

  private Patient() {}

  public static void main(String[] arguments) throws InterruptedException {
    long start = System.nanoTime();
    while (isWaitedFor() && System.nanoTime() - start < LONGEST_NANOS) {
      Thread.sleep(10);
    }
  }

  private static boolean isWaitedFor() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("loopbrake-jmx-start"));
  }
}
