/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders;

import com.acme.orders.jobs.BasketReport;
import com.acme.orders.jobs.BillingDates;
import com.acme.orders.jobs.CommentCheck;
import com.acme.orders.jobs.JobList;
import com.acme.orders.jobs.LedgerClosing;
import com.acme.orders.jobs.PriceImporter;
import com.acme.orders.jobs.PriceSolver;
import com.acme.orders.jobs.SupplierQuote;
import com.acme.orders.server.Log;
import com.acme.orders.server.OrderDatabase;
import com.acme.orders.server.OrderServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.SQLException;

/**
 * Starts the server, does the commands given as arguments, then those typed.
 *
 * <p>The end of the input ends the server, unless {@code --serve} is among the arguments: a server
 * that is started at boot has no one to type.
 */
public class Main {

  private Main() {}

  public static void main(String[] args) throws SQLException, IOException {
    Log log = new Log(System.out);
    OrderDatabase database = new OrderDatabase("orders");
    new OrderServer(database, log).start();
    log.say("the order server is up; type help to see what it can do");

    boolean serve = false;
    StringBuffer commands = new StringBuffer();
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--serve")) {
        serve = true;
      } else {
        commands.append(args[i]).append(' ');
      }
    }
    Console console = new Console(allJobs(database, log), log);
    BufferedReader typed = new BufferedReader(new InputStreamReader(System.in));
    boolean quit = console.execute(commands.toString()) || console.readCommands(typed);
    if (quit || !serve) {
      // a job may still be running, and nothing else would end it
      System.exit(0);
    }
  }

  static JobList allJobs(OrderDatabase database, Log log) {
    JobList jobs = new JobList(log);
    jobs.add(new BillingDates());
    jobs.add(new PriceSolver());
    jobs.add(new PriceImporter(log));
    jobs.add(new CommentCheck());
    jobs.add(new BasketReport(database));
    jobs.add(new SupplierQuote());
    jobs.add(new LedgerClosing());
    return jobs;
  }
}
