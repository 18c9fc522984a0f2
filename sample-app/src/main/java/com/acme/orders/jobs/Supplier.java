/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands in for the other end of a line. It has no word for an article that it does not know. */
class Supplier extends Thread {

  static final String ARTICLE = "4711";
  private static final String PRICE = "1200";

  private final ServerSocket door;

  Supplier() throws IOException {
    super("supplier");
    door = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  Socket connect() throws IOException {
    return new Socket(door.getInetAddress(), door.getLocalPort());
  }

  public void run() {
    try {
      answer(door.accept());
      door.close();
    } catch (IOException e) {
      // the customer has hung up
    }
  }

  private void answer(Socket customer) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(customer.getInputStream()));
    PrintWriter out = new PrintWriter(customer.getOutputStream(), true);
    String article = in.readLine();
    while (article != null) {
      if (article.equals(ARTICLE)) {
        out.println(PRICE);
      }
      article = in.readLine();
    }
    customer.close();
  }
}
