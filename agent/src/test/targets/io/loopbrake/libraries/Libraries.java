/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.concurrent.Executors;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.ExecutorsKt;
import reactor.core.scheduler.Schedulers;

/** The libraries by kind, each with threads of its own. */
final class Libraries {
  private static final int WORKERS = 2;

  private Libraries() {}

  static Library of(String kind) throws Exception {
    switch (kind) {
      case "coroutines":
        return new Coroutines(Dispatchers.getDefault());
      case "coroutines-io":
        return new Coroutines(Dispatchers.getIO().limitedParallelism(1, null));
      case "coroutines-executor":
        return new Coroutines(ExecutorsKt.from(Executors.newFixedThreadPool(WORKERS)));
      case "coroutines-as-executor":
        return new CoroutineExecutor();
      case "pekko":
        return new PekkoActors();
      case "akka":
        return new AkkaActors();
      case "disruptor":
        return new DisruptorEvents(false);
      case "disruptor-workers":
        return new DisruptorEvents(true);
      case "activemq":
        return new JmsMessages();
      case "spring-jms":
        return new SpringMessages();
      case "reactor-single":
        return new ReactorJobs(Schedulers.newSingle("reactor-single"));
      case "reactor-parallel":
        return new ReactorJobs(Schedulers.newParallel("reactor-parallel", 2));
      case "reactor-elastic":
        return new ReactorJobs(Schedulers.newBoundedElastic(2, 10_000, "reactor-elastic"));
      case "rxjava-single":
        return new RxJavaJobs(io.reactivex.rxjava3.schedulers.Schedulers.single());
      case "rxjava-computation":
        return new RxJavaJobs(io.reactivex.rxjava3.schedulers.Schedulers.computation());
      case "rxjava-io":
        return new RxJavaJobs(io.reactivex.rxjava3.schedulers.Schedulers.io());
      default:
        throw new IllegalArgumentException(kind);
    }
  }
}
