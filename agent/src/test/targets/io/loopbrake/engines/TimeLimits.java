/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines;

import com.google.common.util.concurrent.SimpleTimeLimiter;
import com.netflix.hystrix.HystrixCommand;
import com.netflix.hystrix.HystrixCommandGroupKey;
import dev.failsafe.Failsafe;
import dev.failsafe.Timeout;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.loopbrake.engines.app.LimitedReport;
import io.loopbrake.operating.Line;
import io.reactivex.rxjava3.core.Single;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;
import org.testng.annotations.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Has libraries limit the time of work that never ends, one after the other. */
public final class TimeLimits {
  private static final long SECONDS = 1;
  private static final long PATIENCE_MILLIS = 20_000;

  /** Does not interrupt. */
  private static final String SILENT = "CompletableFuture";

  /** A call of a library that gives work up after a second. */
  private interface Limit {
    void call(Callable<Object> work) throws Throwable;
  }

  private TimeLimits() {}

  public static void main(String[] arguments) throws Exception {
    for (Map.Entry<String, Limit> limit : limits().entrySet()) {
      new Limited(limit.getKey()).run(limit.getValue());
    }
    System.exit(0);
  }

  private static Map<String, Limit> limits() {
    ExecutorService pool = Executors.newCachedThreadPool();
    Duration second = Duration.ofSeconds(SECONDS);
    Map<String, Limit> limits = new LinkedHashMap<>();
    limits.put(
        "Guava",
        work -> SimpleTimeLimiter.create(pool).callWithTimeout(work, SECONDS, TimeUnit.SECONDS));
    limits.put(
        "Failsafe",
        work ->
            Failsafe.with(Timeout.builder(second).withInterrupt().build())
                .with(pool)
                .get(work::call));
    limits.put(
        "Resilience4j",
        work -> TimeLimiter.of(second).executeFutureSupplier(() -> pool.submit(work)));
    limits.put("Hystrix", work -> new Command(work).execute());
    limits.put(
        "Reactor",
        work ->
            Mono.fromCallable(work)
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(second)
                .block());
    limits.put(
        "RxJava",
        work ->
            Single.fromCallable(work)
                .subscribeOn(io.reactivex.rxjava3.schedulers.Schedulers.io())
                .timeout(SECONDS, TimeUnit.SECONDS)
                .blockingGet());
    limits.put("TestNG", TimeLimits::test);
    limits.put(
        SILENT,
        work -> {
          CompletableFuture<Object> future = CompletableFuture.supplyAsync(() -> get(work), pool);
          try {
            future.get(SECONDS, TimeUnit.SECONDS);
          } finally {
            future.cancel(true);
          }
        });
    return limits;
  }

  private static Object get(Callable<Object> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private static void test(Callable<Object> work) throws Throwable {
    TimedTest.work = work;
    TestListenerAdapter results = new TestListenerAdapter();
    TestNG tests = new TestNG(false);
    tests.setVerbose(0);
    tests.setTestClasses(new Class<?>[] {TimedTest.class});
    tests.addListener(results);
    tests.run();
    for (ITestResult failed : results.getFailedTests()) {
      throw failed.getThrowable();
    }
  }

  /** A test with a time-out. */
  public static final class TimedTest {
    private static volatile Callable<Object> work;

    @Test(timeOut = SECONDS * 1_000)
    public void takes_too_long() throws Exception {
      work.call();
    }
  }

  private static final class Command extends HystrixCommand<Object> {
    private final Callable<Object> work;

    Command(Callable<Object> work) {
      super(HystrixCommandGroupKey.Factory.asKey("reports"));
      this.work = work;
    }

    @Override
    protected Object run() throws Exception {
      return work.call();
    }
  }

  /** One library at work. */
  private static final class Limited {
    private final String name;
    private final CompletableFuture<String> thrown = new CompletableFuture<>();

    Limited(String name) {
      this.name = name;
    }

    void run(Limit limit) throws Exception {
      long start = System.nanoTime();
      StringBuilder caller = new StringBuilder();
      try {
        limit.call(this::work);
      } catch (Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          caller.append(cause.getClass().getSimpleName()).append(' ');
        }
      }
      Line line = new Line("limit").with("name", name).with("caller", caller);
      try {
        line.with("thrown", thrown.get(patienceMillis(), TimeUnit.MILLISECONDS));
      } catch (TimeoutException goesOn) {
        line.with("thrown", "nothing");
      }
      line.with("millis", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).print();
    }

    private long patienceMillis() {
      return name.equals(SILENT) ? PATIENCE_MILLIS / 4 : PATIENCE_MILLIS;
    }

    private Object work() {
      try {
        return new LimitedReport().call();
      } catch (Throwable e) {
        thrown.complete(e.toString());
        throw e;
      }
    }
  }
}
