/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import org.junit.jupiter.api.Test;

class RequestTotalsTest {
  private static final int MORE_THAN_ARE_KEPT = 250;

  private final RequestBook book = new RequestBook();

  @Test
  void each_request_is_counted_once_where_it_stands_even_when_it_is_not_kept_any_more() {
    for (int i = 0; i < MORE_THAN_ARE_KEPT; i++) {
      add().close(Ending.cancelled("test"));
      book.putClosedAside();
    }
    add();
    add().close(Ending.cancelled("not put aside yet"));

    RequestTotals totals = book.totals();

    assertThat(totals.open()).isEqualTo(1);
    assertThat(totals.in(RequestState.PENDING)).isEqualTo(1);
    assertThat(totals.in(RequestState.CANCELLED)).isEqualTo(MORE_THAN_ARE_KEPT + 1);
    assertThat(totals.in(RequestState.STOPPED)).isZero();
  }

  @Test
  void what_was_asked_before_the_counting_began_does_not_count() {
    add().close(Ending.cancelled("test"));
    book.putClosedAside();

    book.startCounting();

    assertThat(book.totals().in(RequestState.CANCELLED)).isZero();
  }

  private StopRequest add() {
    Task task = new Tasks().current(Thread.currentThread()).orElseThrow();
    StopOrder order = new StopOrder(book.nextId(), task, Reason.of("test"), "test", 60);
    StopRequest request = new StopRequest(order, task);
    book.add(request);
    return request;
  }
}
