/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Each job is a subscription in a scheduler of Reactor. */
final class ReactorJobs implements Library {
  private final Scheduler scheduler;

  ReactorJobs(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void give(Job job) {
    Mono.fromRunnable(job)
        .subscribeOn(scheduler)
        .subscribe(nothing -> {}, job::judge, () -> job.judge((Throwable) null));
  }

  @Override
  public void close() {
    scheduler.dispose();
  }
}
