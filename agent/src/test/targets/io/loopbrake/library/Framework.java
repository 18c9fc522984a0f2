/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.library;

import java.util.function.BooleanSupplier;

/** A library whose classes no pattern includes, and which catches all that comes. */
public final class Framework {
  private static volatile Throwable last;
  private static volatile double sink;

  private Framework() {}

  /** What comes out of the work is forgotten. */
  public static void quietly(Runnable work) {
    try {
      work.run();
    } catch (Throwable forgotten) {
      last = forgotten;
    }
  }

  /** The work is tried again whatever comes out of it, until it has been told to end. */
  public static void untilItWorks(Runnable work, BooleanSupplier isEnough) {
    while (!isEnough.getAsBoolean()) {
      try {
        work.run();
        return;
      } catch (Throwable again) {
        last = again;
      }
    }
  }

  /** Work with what is to be done when it fails, and in any case. */
  public interface Managed {
    void work();

    void failed(Throwable cause);

    void close();
  }

  /** Runs work and its cleanup. */
  public static void manage(Managed managed) {
    try {
      managed.work();
    } catch (Throwable cause) {
      managed.failed(cause);
    } finally {
      managed.close();
    }
  }

  /** A loop without a checkpoint. */
  public static void spinUntil(BooleanSupplier isEnough) {
    while (!isEnough.getAsBoolean()) {
      sink = Math.sin(sink + 1);
    }
  }

  /** What was caught last. */
  public static Throwable last() {
    return last;
  }
}
