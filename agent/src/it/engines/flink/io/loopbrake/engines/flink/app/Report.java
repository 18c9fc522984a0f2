/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.flink.app;

import org.apache.flink.api.common.functions.MapFunction;

/** A function of a job that adds numbers up; with the step 0, for ever. */
public final class Report implements MapFunction<Long, Long> {
  private static final long serialVersionUID = 1;
  private static final int LAST = 100;

  @Override
  public Long map(Long step) {
    long sum = 0;
    for (long i = 1; i <= LAST; i += step) {
      sum += i;
    }
    return sum;
  }
}
