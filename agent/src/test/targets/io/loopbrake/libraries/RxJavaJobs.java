/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;

/** Each job is a subscription in a scheduler of RxJava. */
final class RxJavaJobs implements Library {
  private final Scheduler scheduler;

  RxJavaJobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void give(Job job) {
    Completable.fromRunnable(job)
        .subscribeOn(scheduler)
        .subscribe(() -> job.judge((Throwable) null), job::judge);
  }

  @Override
  public void close() {
    scheduler.shutdown();
  }
}
