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

  /** A forecast: so many of the loaded classes are reloaded, in so many nanoseconds. */
  public ReloadForecast(int classes, int loaded, long nanos) {
    this.classes = classes;
    this.loaded = loaded;
    this.nanos = nanos;
  }

  /** How many classes would be reloaded, at most. */
  public int classes() {
    return classes;
  }

  /** How many classes the JVM has loaded. */
  public int loaded() {
    return loaded;
  }

  /** How many seconds the reload takes; Java 8 stands still for most of them. */
  public double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
