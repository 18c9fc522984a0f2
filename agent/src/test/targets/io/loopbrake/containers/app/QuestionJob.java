/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.util.concurrent.CompletableFuture;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** For Quartz. */
public final class QuestionJob implements Job {
  @Override
  @SuppressWarnings("unchecked")
  public void execute(JobExecutionContext context) throws JobExecutionException {
    String question = context.getMergedJobDataMap().getString("question");
    Object answer = context.getMergedJobDataMap().get("answer");
    try {
      ((CompletableFuture<String>) answer).complete(Questions.answer(question));
    } catch (InterruptedException e) {
      throw new JobExecutionException(e);
    }
  }
}
