/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.app;

import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;

/** A job of Quartz that can be interrupted, and that takes no note of it. */
public final class ReportJob implements InterruptableJob {
  private volatile Thread worker;

  @Override
  public void execute(JobExecutionContext context) {
    worker = Thread.currentThread();
    long sum = Report.sum(context.getMergedJobDataMap().getInt("step"));
    context.setResult(sum + " " + worker.isInterrupted());
  }

  public boolean isBegun() {
    return worker != null;
  }

  @Override
  public void interrupt() {
    worker.interrupt();
  }
}
