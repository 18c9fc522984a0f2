/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.Printed;
import com.acme.orders.server.OrderDatabase;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** On good data every job is an honest one: it ends, and its result is right. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class GoodDataTest {

  @Test
  void monthlyAndQuarterlyBillsOfFourYears() {
    assertThat(new BillingDates().work(false)).isEqualTo("64 billing periods");
  }

  @Test
  void rootOfTheCostCurve() {
    String result = new PriceSolver().work(false);

    assertThat(result).startsWith("break-even price is ");
    double price = Double.parseDouble(result.substring("break-even price is ".length()));
    assertThat(price * price * price - 2 * price - 2).isBetween(-1e-9, 1e-9);
  }

  @Test
  void sumOfTwoPrices() {
    assertThat(new PriceImporter(new Printed().log()).work(false))
        .isEqualTo("total of all prices is 2150");
  }

  @Test
  void oneCommentAsksForPriority() {
    assertThat(new CommentCheck().work(false)).isEqualTo("1 of 2 comments ask for priority");
  }

  @Test
  void everyOrderHasThreeArticles() throws Exception {
    OrderDatabase database = new OrderDatabase("basket");
    database.create();

    assertThat(new BasketReport(database).work(false))
        .isEqualTo(OrderDatabase.ORDERS_KEPT + " times three articles together");
  }

  @Test
  void supplierKnowsOneArticle() throws Exception {
    assertThat(new SupplierQuote().work(false)).isEqualTo("article 4711 costs 1200");
  }

  @Test
  void twoClerksWithFiftyEntriesEach() throws Exception {
    assertThat(new LedgerClosing().work(false)).isEqualTo("100 entries carried over");
  }
}
