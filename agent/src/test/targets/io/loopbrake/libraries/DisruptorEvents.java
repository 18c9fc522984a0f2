/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import com.lmax.disruptor.ExceptionHandler;
import com.lmax.disruptor.WorkHandler;
import com.lmax.disruptor.dsl.Disruptor;
import java.util.concurrent.Executors;

/** Each job is an event, for the one handler of all or for one of several workers. */
final class DisruptorEvents implements Library {
  private static final int SLOTS = 1024;

  private final Disruptor<Slot> disruptor =
      new Disruptor<>(Slot::new, SLOTS, Executors.defaultThreadFactory());

  DisruptorEvents(boolean workers) {
    disruptor.setDefaultExceptionHandler(new Judge());
    if (workers) {
      WorkHandler<Slot> one = slot -> slot.job.run();
      WorkHandler<Slot> other = slot -> slot.job.run();
      disruptor.handleEventsWithWorkerPool(one, other);
    } else {
      disruptor.handleEventsWith((slot, sequence, isLast) -> slot.job.run());
    }
    disruptor.start();
  }

  @Override
  public void give(Job job) {
    disruptor.publishEvent((slot, sequence) -> slot.job = job);
  }

  @Override
  public void close() {
    disruptor.halt();
  }

  private static final class Slot {
    private Job job;
  }

  private static final class Judge implements ExceptionHandler<Slot> {
    @Override
    public void handleEventException(Throwable failure, long sequence, Slot slot) {
      slot.job.judge(failure);
    }

    @Override
    public void handleOnStartException(Throwable failure) {}

    @Override
    public void handleOnShutdownException(Throwable failure) {}
  }
}
