/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

/** Finds the price at which an article pays, by Newton's method. */
public class PriceSolver extends Job {

  private static final double SLOPE = -2;
  private static final double FIXED_COST = -2;
  private static final double FIRST_GUESS = 1;

  public PriceSolver() {
    super("solver", "find the break-even price of an article");
  }

  public String work(boolean badData) {
    // with the sign of the cost keyed in wrong, the guesses are 1, 0, 1, 0, 1, 0 ...
    double price = solve(badData ? -FIXED_COST : FIXED_COST);
    return "break-even price is " + price;
  }

  private double solve(double cost) {
    double price = FIRST_GUESS;
    double step;
    do {
      step = (price * price * price + SLOPE * price + cost) / (3 * price * price + SLOPE);
      price -= step;
    } while (Math.abs(step) > 1e-9);
    return price;
  }
}
