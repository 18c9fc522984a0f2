/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

/** Closes the month: two clerks at once carry entries from one book over into another. */
public class LedgerClosing extends Job {

  public LedgerClosing() {
    super("ledger", "close the month in the ledger");
  }

  public String work(boolean badData) throws InterruptedException {
    Book sales = new Book();
    Book payments = new Book();
    // a credit note goes the other way, so each clerk will hold the book that the other needs
    Clerk second = badData ? new Clerk(payments, sales) : new Clerk(sales, payments);
    Thread thread = new Thread(second, "ledger-clerk");
    thread.start();
    new Clerk(sales, payments).run();
    thread.join();
    return sales.getEntries() + payments.getEntries() + " entries carried over";
  }
}
