/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;

/** Asks a supplier for the price of an article. Nobody thought of a time-out for the answer. */
public class SupplierQuote extends Job {

  private static final String UNKNOWN_ARTICLE = "4713";

  public SupplierQuote() {
    super("supplier", "ask a supplier for a price");
  }

  public String work(boolean badData) throws IOException {
    Supplier supplier = new Supplier();
    supplier.start();
    Socket socket = supplier.connect();
    try {
      String article = badData ? UNKNOWN_ARTICLE : Supplier.ARTICLE;
      PrintWriter question = new PrintWriter(socket.getOutputStream(), true);
      question.println(article);
      BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      return "article " + article + " costs " + answer.readLine();
    } finally {
      socket.close();
    }
  }
}
