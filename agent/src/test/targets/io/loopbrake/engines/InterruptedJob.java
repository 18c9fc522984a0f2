/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines;

import io.loopbrake.engines.app.ReportJob;
import io.loopbrake.operating.Line;
import io.loopbrake.operating.Pause;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.JobListenerSupport;

/** Has Quartz interrupt a job that never ends, and then run another one in the same thread. */
public final class InterruptedJob {
  private static final long PATIENCE_MILLIS = 20_000;

  private InterruptedJob() {}

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
    Ends ends = new Ends();
    scheduler.getListenerManager().addJobListener(ends);
    scheduler.start();
    JobKey endless = schedule(scheduler, "interrupted", 0);
    if (!Pause.until(() -> isBegun(scheduler), PATIENCE_MILLIS)) {
      throw new IllegalStateException("the job has not begun");
    }
    long start = System.nanoTime();
    scheduler.interrupt(endless);
    Line interrupted = ends.next();
    interrupted.with("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).print();
    schedule(scheduler, "next", 1);
    ends.next().print();
    System.exit(0);
  }

  private static boolean isBegun(Scheduler scheduler) {
    try {
      return scheduler.getCurrentlyExecutingJobs().stream()
          .anyMatch(running -> ((ReportJob) running.getJobInstance()).isBegun());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JobKey schedule(Scheduler scheduler, String name, int step) throws Exception {
    JobDetail job =
        JobBuilder.newJob(ReportJob.class).withIdentity(name).usingJobData("step", step).build();
    scheduler.scheduleJob(job, TriggerBuilder.newTrigger().startNow().build());
    return job.getKey();
  }

  /** What became of jobs. */
  private static final class Ends extends JobListenerSupport {
    private final BlockingQueue<Line> ends = new LinkedBlockingQueue<>();

    /** The end of the job that is the next one to end. */
    Line next() throws InterruptedException {
      Line end = ends.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (end == null) {
        throw new IllegalStateException("the job goes on");
      }
      return end;
    }

    @Override
    public String getName() {
      return "ends";
    }

    @Override
    public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
      ends.add(
          new Line(context.getJobDetail().getKey().getName())
              .with("result", context.getResult())
              .with("thread", Thread.currentThread().getName())
              .with("thrown", failure == null ? "nothing" : failure.getUnderlyingException()));
    }
  }
}
