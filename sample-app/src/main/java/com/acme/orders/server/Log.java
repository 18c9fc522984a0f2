/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.server;

import java.io.PrintStream;
import java.text.DateFormat;
import java.text.SimpleDateFormat;
import java.util.Date;

/** The application's voice: one line at a time, with the time of day. */
public class Log {

  private final PrintStream out;
  private final DateFormat timeOfDay = new SimpleDateFormat("HH:mm:ss");

  public Log(PrintStream out) {
    this.out = out;
  }

  /** Synchronized also because a date format must not be shared between threads. */
  public synchronized void say(String text) {
    out.println(timeOfDay.format(new Date()) + " " + text);
  }
}
