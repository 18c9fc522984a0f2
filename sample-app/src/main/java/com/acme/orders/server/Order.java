/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

/** What a customer wants: some articles, each a number of times. */
public class Order {

  private final long id;
  private final String customer;
  private final int[] articles;

  public Order(long id, String customer, int[] articles) {
    this.id = id;
    this.customer = customer;
    this.articles = articles;
  }

  public long getId() {
    return id;
  }

  public String getCustomer() {
    return customer;
  }

  public int[] getArticles() {
    return articles;
  }
}
