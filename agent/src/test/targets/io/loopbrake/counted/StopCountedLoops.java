/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.counted;

import io.loopbrake.counted.loops.CountedLoops;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Stops counted loops in turn, so that the gates of one are put back until it comes again. While a
 * loop runs, another thread collects garbage. Prints for each stop the loop's name, the nanoseconds
 * of the garbage collection, those from the request to the error at the thread's top, the state of
 * the request, and what the thread was ended by. The argument is how often each loop is stopped
 * after a first time, in which the agent's own code is not compiled yet, and which is marked.
 */
public final class StopCountedLoops {
  private static final long PATIENCE_MILLIS = 20_000;
  private static final long COMPILED_MILLIS = 5_000;
  private static final long CPU_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Operator operator = new Operator();
  private final CompilationMXBean compilation = ManagementFactory.getCompilationMXBean();

  private StopCountedLoops() {}

  public static void main(String[] arguments) {
    StopCountedLoops stops = new StopCountedLoops();
    Map<String, LongSupplier> loops = CountedLoops.all();
    for (int turn = 0; turn <= Integer.parseInt(arguments[0]); turn++) {
      for (Map.Entry<String, LongSupplier> loop : loops.entrySet()) {
        System.out.println("stopping " + loop.getKey());
        String result = stops.stop(loop.getKey(), loop.getValue());
        System.out.println((turn == 0 ? "first\t" : "later\t") + loop.getKey() + "\t" + result);
      }
    }
    System.out.println("done");
    System.exit(0);
  }

  private String stop(String name, LongSupplier loop) {
    long[] endedAt = new long[1];
    Subject subject =
        Subject.started(
            name,
            () -> {
              long kept = 0;
              try {
                while (true) {
                  kept += loop.getAsLong();
                }
              } finally {
                endedAt[0] = System.nanoTime() + (kept & 1);
              }
            });
    awaitCompiled(subject);
    long beforeCollection = System.nanoTime();
    System.gc();
    long collection = System.nanoTime() - beforeCollection;
    long before = System.nanoTime();
    Request request = operator.stop(subject);
    boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    return String.join(
        "\t",
        Long.toString(collection),
        Long.toString(ended ? endedAt[0] - before : Long.MAX_VALUE),
        request.state(),
        !ended ? "nothing" : subject.isStopped() ? "stop" : String.valueOf(subject.thrown()));
  }

  /** Until it has had some processor time, and the JIT has nothing more to do for a while. */
  private void awaitCompiled(Subject subject) {
    long[] last = {-1, 0};
    Pause.until(
        () -> {
          long now = System.nanoTime();
          long spent = compilation.getTotalCompilationTime();
          if (spent != last[0]) {
            last[0] = spent;
            last[1] = now;
          }
          return now - last[1] > QUIET_NANOS
              && ManagementFactory.getThreadMXBean().getThreadCpuTime(subject.getId()) > CPU_NANOS;
        },
        COMPILED_MILLIS);
  }
}
