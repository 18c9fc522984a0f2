/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

/** A book of the ledger. Whoever changes one has to lock it. */
class Book {

  private int entries;

  void enter() {
    entries++;
  }

  int getEntries() {
    return entries;
  }
}
