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

/** A test whose time-out interrupts the thread that runs all tests. */
@TestMethodOrder(OrderAnnotation.class)
class ReportInPlaceTest {
  @Test
  @Order(1)
  @Timeout(1)
  void never_ends() {
    Report.sum(0);
  }

  @Test
  @Order(2)
  void comes_next() {
    assertFalse(Thread.currentThread().isInterrupted());
    assertEquals(5050, Report.sum(1));
  }
}
