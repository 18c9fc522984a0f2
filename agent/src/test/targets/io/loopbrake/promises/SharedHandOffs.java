/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.promises;

import io.loopbrake.operating.Pause;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What hands work and its results from one thread to another. */
final class SharedHandOffs {
  private static final int MANY = 1_000;
  private static final long PATIENCE_MILLIS = 20_000;

  private SharedHandOffs() {}

  static Map<String, Supplier<Shared>> all() {
    Map<String, Supplier<Shared>> all = new LinkedHashMap<>();
    all.put("FutureTask", Waiters::new);
    all.put("CompletableFuture", Dependents::new);
    all.put("LinkedBlockingQueue", () -> new Queue(new LinkedBlockingQueue<>(64)));
    all.put("LinkedTransferQueue", () -> new Queue(new LinkedTransferQueue<>()));
    all.put("SynchronousQueue", () -> new Queue(new SynchronousQueue<>(true)));
    all.put("PriorityBlockingQueue", () -> new Queue(new PriorityBlockingQueue<>()));
    all.put("Phaser", Phases::new);
    all.put("ThreadPoolExecutor", Pool::new);
    all.put("ForkJoinPool", Forks::new);
    all.put("computeIfAbsent", Computed::new);
    all.put("CopyOnWriteArrayList", Copies::new);
    all.put("BufferedWriter", Lines::new);
    return all;
  }

  /** Futures with some waiters each; none may wait for ever for one that is done. */
  private static final class Waiters implements Shared {
    private static final int COUNT = 8;

    private final List<Thread> waiters = new CopyOnWriteArrayList<>();
    // Complete, because a stop may come before the first future is made.
    private volatile FutureTask<Integer> last = new FutureTask<>(() -> 42);

    @Override
    public void use() {
      while (true) {
        FutureTask<Integer> future = new FutureTask<>(() -> 42);
        last = future;
        waiters.clear();
        for (int i = 0; i < COUNT; i++) {
          Thread waiter = new Thread(null, () -> await(future), "waiter", 1 << 16);
          waiter.setDaemon(true);
          waiters.add(waiter);
          waiter.start();
        }
        future.run();
      }
    }

    private static void await(Future<Integer> future) {
      try {
        future.get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String broken() {
      last.run();
      boolean told = Pause.until(() -> waiters.stream().noneMatch(Thread::isAlive), 2_000);
      waiters.forEach(Thread::interrupt);
      return told ? null : "done, and there are threads that wait for it";
    }
  }

  private static final class Dependents implements Shared {
    private volatile CompletableFuture<Integer> last = new CompletableFuture<>();
    private volatile List<CompletableFuture<Integer>> dependents = new ArrayList<>();

    @Override
    public void use() {
      while (true) {
        CompletableFuture<Integer> future = new CompletableFuture<>();
        List<CompletableFuture<Integer>> more = new ArrayList<>();
        last = future;
        dependents = more;
        for (int i = 0; i < MANY; i++) {
          more.add(future.thenApply(x -> x + 1));
        }
        future.complete(42);
      }
    }

    @Override
    public String broken() {
      if (!last.isDone()) {
        last.complete(1);
      }
      for (CompletableFuture<Integer> dependent : dependents) {
        if (!dependent.isDone()) {
          return "done, and there are steps that wait for it";
        }
      }
      return null;
    }
  }

  /** A producer is stopped; what it put in comes out once, and the queue serves others. */
  private static final class Queue implements Shared {
    private final BlockingQueue<Long> queue;
    private final AtomicLong expected = new AtomicLong();
    private final Thread consumer = new Thread(this::consume, "consumer");
    private volatile String wrong;

    Queue(BlockingQueue<Long> queue) {
      this.queue = queue;
      consumer.setDaemon(true);
      consumer.start();
    }

    private void consume() {
      try {
        for (long number = queue.take(); number >= 0; number = queue.take()) {
          // One that was on its way in when the stop came may be missing, and the queue of
          // priorities gives small numbers first.
          if (!(queue instanceof PriorityBlockingQueue) && number < expected.get()) {
            wrong = number + " came after " + expected.get();
          }
          expected.set(number + 1);
        }
      } catch (InterruptedException e) {
        wrong = "the consumer was interrupted";
      }
    }

    @Override
    public void use() throws InterruptedException {
      for (long i = 0; ; i++) {
        queue.put(i);
        while (queue.size() > 256) {
          Thread.yield();
        }
      }
    }

    @Override
    public String broken() throws InterruptedException {
      Pause.until(queue::isEmpty, PATIENCE_MILLIS);
      if (!queue.offer(-1L, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        return "takes no more";
      }
      consumer.join(PATIENCE_MILLIS);
      return consumer.isAlive() ? "the consumer gets no more" : wrong;
    }
  }

  /** Of three parties one is stopped between two phases and says good-bye. */
  private static final class Phases implements Shared {
    private final Phaser phaser = new Phaser(3);
    private volatile boolean over;

    Phases() {
      for (int i = 0; i < 2; i++) {
        Thread party = new Thread(this::advance, "party");
        party.setDaemon(true);
        party.start();
      }
    }

    private void advance() {
      while (!over) {
        phaser.arriveAndAwaitAdvance();
      }
      phaser.arriveAndDeregister();
    }

    @Override
    public void use() {
      while (true) {
        phaser.register();
        phaser.arriveAndDeregister();
        Thread.yield();
      }
    }

    @Override
    public String broken() {
      over = true;
      phaser.forceTermination();
      return phaser.isTerminated() ? null : "does not end";
    }
  }

  private static final class Pool implements Shared {
    private final ThreadPoolExecutor pool =
        new ThreadPoolExecutor(2, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    @Override
    public void use() throws Exception {
      while (true) {
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          results.add(pool.submit(() -> 1));
        }
        for (Future<Integer> result : results) {
          result.get();
        }
      }
    }

    @Override
    public String broken() throws Exception {
      String broken = serves(pool);
      if (broken == null && !Pause.until(() -> pool.getActiveCount() == 0, PATIENCE_MILLIS)) {
        broken = pool + " has tasks that nobody gave";
      }
      pool.shutdown();
      return broken != null || pool.awaitTermination(20, TimeUnit.SECONDS) ? broken : "" + pool;
    }
  }

  private static String serves(ExecutorService pool) throws Exception {
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      results.add(pool.submit(() -> 1));
    }
    for (Future<Integer> result : results) {
      if (result.get(20, TimeUnit.SECONDS) != 1) {
        return "wrong result";
      }
    }
    return null;
  }

  private static final class Forks implements Shared {
    private final ForkJoinPool pool = new ForkJoinPool(2);

    @Override
    public void use() throws Exception {
      while (true) {
        pool.submit(() -> IntStream.range(0, 1 << 16).parallel().filter(i -> i % 3 == 0).sum()).get();
      }
    }

    @Override
    public String broken() throws Exception {
      long sum =
          pool.submit(() -> LongStream.range(0, 1 << 16).parallel().sum())
              .get(20, TimeUnit.SECONDS);
      String broken = sum == ((1L << 16) - 1) * (1L << 15) ? serves(pool) : "wrong sum " + sum;
      pool.shutdown();
      return broken != null || pool.awaitTermination(20, TimeUnit.SECONDS) ? broken : "" + pool;
    }
  }

  /** The function runs away, as it may; the map serves others afterwards. */
  private static final class Computed implements Shared {
    private final ConcurrentHashMap<Integer, Integer> map = new ConcurrentHashMap<>();

    @Override
    public void use() {
      map.computeIfAbsent(1, Computed::forEver);
    }

    private static Integer forEver(Integer key) {
      int turns = key;
      while (turns != 0) {
        turns |= 1;
      }
      return turns;
    }

    @Override
    public String broken() {
      return map.computeIfAbsent(1, key -> 3) == 3 && map.size() == 1 ? null : "" + map;
    }
  }

  private static final class Copies implements Shared {
    private final CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>();

    @Override
    public void use() {
      for (int i = 0; ; i++) {
        list.addIfAbsent(i % 512);
        list.removeIf(number -> number == 511);
      }
    }

    @Override
    public String broken() {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) != i) {
          return i + " is " + list.get(i);
        }
      }
      return null;
    }
  }

  /** Lines of a length, written whole. */
  private static final class Lines implements Shared {
    private static final int LENGTH = 20_000;

    private final long[] written = new long[1];
    private final BufferedWriter writer =
        new BufferedWriter(
            new Writer() {
              @Override
              public void write(char[] buffer, int start, int count) {
                written[0] += count;
              }

              @Override
              public void flush() {}

              @Override
              public void close() {}
            });

    @Override
    public void use() throws IOException {
      String line = new String(new char[LENGTH]);
      while (true) {
        writer.write(line);
      }
    }

    @Override
    public String broken() throws IOException {
      writer.flush();
      return written[0] % LENGTH == 0 ? null : written[0] % LENGTH + " characters of a line";
    }
  }
}
