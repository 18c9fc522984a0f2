/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A test with a time-out, and one that comes after it. */
@TestMethodOrder(OrderAnnotation.class)
class ReportTest {
  private static final long PATIENCE_MILLIS = Long.getLong("report.patience", 0);

  private static volatile Thread first;

  @Test
  @Order(1)
  @Timeout(value = 1, threadMode = ThreadMode.SEPARATE_THREAD)
  void takes_too_long() {
    first = Thread.currentThread();
    Report.sum(0);
  }

  @Test
  @Order(2)
  void has_the_machine_for_itself() throws InterruptedException {
    first.join(PATIENCE_MILLIS);
    assertFalse(first.isAlive());
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(5050, Report.sum(1));
  }
}
