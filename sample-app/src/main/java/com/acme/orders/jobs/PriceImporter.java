/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import com.acme.orders.server.Log;
import java.util.Vector;

/** Reads a supplier's price list. The network was unreliable, so a line that fails is retried. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class PriceImporter extends Job {

  private static final long LOG_EVERY_MILLIS = 5000;

  private final Log log;

  public PriceImporter(Log log) {
    super("importer", "import a supplier's price list");
    this.log = log;
  }

  public String work(boolean badData) {
    Vector lines = new Vector();
    lines.add("4711;1200");
    lines.add("4712;950");
    if (badData) {
      // the last digit is the letter O
      lines.add("4713;12O");
    }
    return "total of all prices is " + importLines(lines);
  }

  private int importLines(Vector lines) {
    int total = 0;
    int done = 0;
    long failures = 0;
    long lastLog = System.currentTimeMillis();
    while (done < lines.size()) {
      try {
        total += priceIn((String) lines.get(done));
        done++;
      } catch (Exception e) {
        failures++;
        if (System.currentTimeMillis() - lastLog > LOG_EVERY_MILLIS) {
          lastLog = System.currentTimeMillis();
          log.say("job-importer: line " + (done + 1) + " failed " + failures + " times: " + e);
        }
      }
    }
    return total;
  }

  private int priceIn(String line) {
    return Integer.parseInt(line.substring(line.indexOf(';') + 1));
  }
}
