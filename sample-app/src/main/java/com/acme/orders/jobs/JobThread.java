/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import com.acme.orders.server.Log;

/** Runs one job once, and tells how it ended. */
public class JobThread extends Thread {

  private final Job job;
  private final boolean badData;
  private final Log log;
  private final long started = System.currentTimeMillis();

  public JobThread(Job job, boolean badData, Log log) {
    super("job-" + job.getName());
    this.job = job;
    this.badData = badData;
    this.log = log;
  }

  public void run() {
    String result;
    try {
      result = job.work(badData);
    } catch (Throwable t) {
      result = describe(t);
    }
    log.say(getName() + " ended after " + age() + ": " + result);
  }

  private static String describe(Throwable t) {
    Throwable root = rootOf(t);
    return root == t ? t.toString() : root + ", thrown as " + t;
  }

  private static Throwable rootOf(Throwable t) {
    return t.getCause() == null ? t : rootOf(t.getCause());
  }

  /** For how long the job has been at work, such as "12.3 s". */
  public String age() {
    long tenths = (System.currentTimeMillis() - started) / 100;
    return tenths / 10 + "." + tenths % 10 + " s";
  }
}
