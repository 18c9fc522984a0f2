/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders;

import com.acme.orders.server.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** Keeps what the application says, for a test to look at. */
public final class Printed {

  private static final int TIME_OF_DAY = "12:03:07 ".length();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Log log = new Log(new PrintStream(bytes, true));

  public Log log() {
    return log;
  }

  /** The lines without their time of day. */
  public List<String> lines() {
    return bytes.toString().lines().map(line -> line.substring(TIME_OF_DAY)).toList();
  }
}
