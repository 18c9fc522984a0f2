/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones.payload;

/** Touches every other class of the payload, for the first time in its class loader. */
public final class Entry {
  private Entry() {}

  public static long useAll() {
    long sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += First.VALUE.length;
      sum += new Heir().total();
      sum += Lambdas.sum(i);
      sum += Kind.of(i).weight();
      sum += Concat.text(i, "payload").length();
    }
    return sum;
  }
}
