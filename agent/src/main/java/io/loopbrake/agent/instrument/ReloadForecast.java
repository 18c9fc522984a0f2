/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.concurrent.TimeUnit;

/** How many loaded classes a change of the selection would reload, and how long that takes. */
public final class ReloadForecast {
  /** Of a change that changes nothing in a JVM without classes. */
  public static final ReloadForecast NONE = new ReloadForecast(0, 0, 0);

  private final int classes;
  private final int loaded;
  private final long nanos;

  ReloadForecast(int classes, int loaded, long nanos) {
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

  /** For how many seconds the JVM would be at it, standing still for the greater part of it. */
  public double seconds() {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
