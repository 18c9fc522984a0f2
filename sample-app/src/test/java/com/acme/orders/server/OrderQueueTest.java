/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderQueueTest {

  private final OrderQueue queue = new OrderQueue();

  @Test
  void firstInFirstOut() {
    queue.put(OrderFeed.orderWithId(1));
    queue.put(OrderFeed.orderWithId(2));

    assertThat(queue.take().getId()).isEqualTo(1);
    assertThat(queue.take().getId()).isEqualTo(2);
  }

  @Test
  void takeWaitsForAnOrder() throws Exception {
    CompletableFuture<Order> taken = CompletableFuture.supplyAsync(queue::take);
    Thread.sleep(50);
    assertThat(taken).isNotDone();

    queue.put(OrderFeed.orderWithId(3));

    assertThat(taken.get(5, TimeUnit.SECONDS).getId()).isEqualTo(3);
  }
}
