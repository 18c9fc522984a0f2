/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps some pieces of work under way at a place, each started by the end of another: sometimes
 * fewer than the place has threads, so that workers wait, and sometimes more.
 */
final class Shift {
  private final Place place;
  private final Witness witness;
  private final int most;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean closing;

  Shift(Place place, Witness witness) {
    this.place = place;
    this.witness = witness;
    this.most = 2 * place.threads();
  }

  void open() {
    for (int i = 0; i < place.threads(); i++) {
      underWay.incrementAndGet();
      start();
    }
  }

  /** Starts nothing more. */
  void close() {
    closing = true;
  }

  boolean isOver() {
    return underWay.get() == 0;
  }

  private void start() {
    try {
      place.start(this::done);
    } catch (Exception e) {
      witness.fault("work could not be started: " + e);
      underWay.decrementAndGet();
    }
  }

  private void done() {
    int now = underWay.get();
    int wanted = closing ? 0 : wanted(now);
    for (int i = 0; i < wanted; i++) {
      underWay.incrementAndGet();
      start();
    }
    underWay.decrementAndGet();
  }

  private int wanted(int now) {
    int dice = ThreadLocalRandom.current().nextInt(4);
    if (dice == 0) {
      return now < most ? 2 : 1;
    }
    return dice == 1 && now > place.threads() / 2 + 1 ? 0 : 1;
  }
}
