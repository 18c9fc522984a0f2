/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.concurrent.TimeUnit;

/**
 * The number of loaded classes that a change of the selection would reload, and the duration of the
 * reload.
 */
public final class ReloadForecast {
  private final int classes;
  private final int loaded;
  private final long nanos;

  /**
   * Creates a forecast.
   *
   * @param classes the number of classes that are reloaded
   * @param loaded the number of loaded classes
   * @param nanos the duration of the reload
   */
  public ReloadForecast(int classes, int loaded, long nanos) {
    this.classes = classes;
    this.loaded = loaded;
    this.nanos = nanos;
  }

  /** The largest number of classes that would be reloaded. */
  public int classes() {
    return classes;
  }

  /** The number of classes that the JVM has loaded. */
  public int loaded() {
    return loaded;
  }

  /**
   * The duration of the reload in seconds, estimated from the last reload, or from measurements
   * before the first. Java 8 stands still for most of it.
   */
  public double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
