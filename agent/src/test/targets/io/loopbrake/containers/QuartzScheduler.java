/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.JobListenerSupport;

/** Quartz with its own thread pool; each question is a job that is to be run once, at once. */
final class QuartzScheduler implements Container {
  private static final String JOB = "io.loopbrake.containers.app.QuestionJob";
  private static final String THREADS = "2";

  private final Scheduler scheduler;
  private final Class<? extends Job> job;

  QuartzScheduler(Path directory) throws Exception {
    job = AppLoader.in(directory).loadClass(JOB).asSubclass(Job.class);
    Properties properties = new Properties();
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", THREADS);
    properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.getListenerManager().addJobListener(new Failures());
  }

  @Override
  public void start() throws Exception {
    scheduler.start();
  }

  @Override
  public String ask(String question) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    JobDataMap data = new JobDataMap();
    data.put("question", question);
    data.put("answer", answer);
    scheduler.scheduleJob(
        JobBuilder.newJob(job).usingJobData(data).build(),
        TriggerBuilder.newTrigger().startNow().build());
    return answer.get();
  }

  @Override
  public String runAway() throws Exception {
    try {
      return ask("run away");
    } catch (ExecutionException e) {
      return withCauses(e.getCause());
    }
  }

  private static String withCauses(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return thrown.getCause() == null ? name : name + " < " + withCauses(thrown.getCause());
  }

  @Override
  public String health() throws Exception {
    return scheduler.isStarted() && !scheduler.isShutdown() ? "started" : "not started";
  }

  @Override
  public void stop() throws Exception {
    scheduler.shutdown(true);
  }

  /** What Quartz says of a job that threw something. */
  private static final class Failures extends JobListenerSupport {
    @Override
    public String getName() {
      return "failures";
    }

    @Override
    public void jobWasExecuted(JobExecutionContext context, JobExecutionException failure) {
      if (failure != null) {
        Object answer = context.getMergedJobDataMap().get("answer");
        ((CompletableFuture<?>) answer).completeExceptionally(failure);
      }
    }
  }
}
