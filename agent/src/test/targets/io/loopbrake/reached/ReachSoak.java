/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached;

import com.sun.net.httpserver.HttpServer;
import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import io.loopbrake.reached.loops.Runaways;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Rescues random runaways, one after the other, in a JVM that serves web pages and works in a pool
 * meanwhile. The arguments: how many, the seed, for how many seconds to rest before the last
 * measurement, and how many milliseconds each measurement takes. Prints what was not rescued, what
 * went wrong for the others, their speed before and after, and what the JVM holds when half is done
 * and at the end.
 */
public final class ReachSoak {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int MEASUREMENTS = 5;
  private static final int WORKERS = 3;
  private static final List<String> LEFT_OUT =
      Arrays.asList(
          "catches all in the loop",
          "catches all and counts",
          "tight, tried again",
          "static initialiser",
          "concatenation",
          "retry with long pauses");

  private static final Queue<String> ERRORS = new ConcurrentLinkedQueue<>();
  private static final AtomicLong SERVED = new AtomicLong();
  private static final AtomicLong DONE = new AtomicLong();

  private ReachSoak() {}

  public static void main(String[] arguments) throws Exception {
    int rescues = Integer.parseInt(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    long windowMillis = Long.parseLong(arguments[3]);
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> ERRORS.add(thread + ": " + e));
    Operator operator = new Operator();
    URL url = served();
    Thread client = started("client", () -> ask(url));
    Thread feeder = started("feeder", ReachSoak::feed);
    Map<String, Runaways.Work> all = Runaways.all();
    List<String> names = new ArrayList<>(all.keySet());
    names.removeAll(LEFT_OUT);
    if (System.getProperty("java.specification.version").matches("1\\.8|9|1[0-4]")) {
      names.removeIf(name -> name.contains("hidden"));
    }
    if (System.getProperty("java.specification.version").equals("1.8")) {
      // More frames than that JVM tells a thread of its own stack.
      names.remove("deep recursion");
    }
    speed(2 * windowMillis);
    double before = speed(windowMillis);
    for (int i = 0; i < rescues; i++) {
      String name = names.get(random.nextInt(names.size()));
      rescue(operator, name, all.get(name), 20 + random.nextInt(200));
      if (i == rescues / 2) {
        held("half");
      }
    }
    held("end");
    boolean isFree = started("monitor", Runaways::enterMonitor).awaitEnd(PATIENCE_MILLIS);
    long atRest = SERVED.get() + DONE.get();
    Pause.millis(1_000 * Long.parseLong(arguments[2]));
    double after = speed(windowMillis);
    new Line("others")
        .with("name", "others")
        .with("served", SERVED)
        .with("done", DONE)
        .with("atWork", SERVED.get() + DONE.get() > atRest)
        .with("alive", client.isAlive() && feeder.isAlive())
        .with("errors", ERRORS)
        .with("monitorIsFree", isFree)
        .with("percent", Math.round(1000 * after / before) / 10.0)
        .with("failures", operator.status("lastFailures"))
        .print();
    System.exit(0);
  }

  private static Subject started(String name, Subject.Work work) {
    return Subject.started(name, work);
  }

  private static void rescue(Operator operator, String name, Runaways.Work work, long millis) {
    Subject subject = started(name, work::run);
    Pause.millis(millis);
    Request request =
        operator.answered(operator.call("rescue", subject.getId(), "test of " + name));
    long before = System.nanoTime();
    boolean ended = subject.awaitEnd(PATIENCE_MILLIS);
    request.awaitEnd(PATIENCE_MILLIS);
    new Line("rescue")
        .with("name", name)
        .with("rescued", ended && subject.isStopped() && request.state().equals("STOPPED"))
        .with("millis", (System.nanoTime() - before) / 1_000_000)
        .with("why", subject.thrown() + "; " + request.why())
        .print();
    if (request.isOpen()) {
      request.cancel();
    }
  }

  /** What is held after a collection. */
  private static void held(String when) {
    Pause.millis(1_000);
    for (int i = 0; i < 3; i++) {
      System.gc();
      Pause.millis(200);
    }
    new Line("held")
        .with("name", when)
        .with("heap", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed())
        .with("others", ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage().getUsed())
        .with("threads", ManagementFactory.getThreadMXBean().getThreadCount())
        .with("classes", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())
        .print();
  }

  private static URL served() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(WORKERS, ReachSoak::daemon));
    server.createContext(
        "/",
        exchange -> {
          byte[] page = work(300).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return new URL(
        "http", server.getAddress().getHostString(), server.getAddress().getPort(), "/orders");
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "worker");
    thread.setDaemon(true);
    return thread;
  }

  private static void ask(URL url) {
    String expected = work(300);
    while (true) {
      try {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout((int) PATIENCE_MILLIS);
        connection.setReadTimeout((int) PATIENCE_MILLIS);
        byte[] page = new byte[expected.length() + 1];
        int length = 0;
        try (InputStream in = connection.getInputStream()) {
          for (int n = 0; n >= 0 && length < page.length; n = in.read(page, length, page.length - length)) {
            length += n;
          }
        }
        if (!new String(page, 0, length, StandardCharsets.UTF_8).equals(expected)) {
          ERRORS.add("a wrong page");
        }
        SERVED.incrementAndGet();
        Pause.millis(5);
      } catch (Throwable t) {
        ERRORS.add("client: " + t);
      }
    }
  }

  private static void feed() {
    ExecutorService pool = Executors.newFixedThreadPool(WORKERS, ReachSoak::daemon);
    String expected = work(200);
    while (true) {
      try {
        if (!pool.submit(() -> work(200)).get().equals(expected)) {
          ERRORS.add("a wrong result");
        }
        DONE.incrementAndGet();
        Pause.millis(3);
      } catch (Throwable t) {
        ERRORS.add("pool: " + t);
      }
    }
  }

  /** Uses what the runaways use. */
  private static String work(int items) {
    Map<String, Integer> map = new HashMap<>();
    List<Integer> list = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < items; i++) {
      map.put("key" + i, Math.max(i, 3));
      list.add(map.get("key" + i / 2));
    }
    for (Integer number : list) {
      text.append(number).append(number.equals(3) ? ';' : ',');
    }
    return text.append("a1b2".replaceAll("[0-9]", "x")).toString();
  }

  /** How often the same work is done in a second of processor time: the middle of some windows. */
  private static double speed(long windowMillis) {
    double[] speeds = new double[MEASUREMENTS];
    Subject measured =
        started(
            "measured",
            () -> {
              for (int i = 0; i < speeds.length; i++) {
                speeds[i] = once(windowMillis / speeds.length);
              }
            });
    measured.awaitEnd(2 * windowMillis + PATIENCE_MILLIS);
    Arrays.sort(speeds);
    return speeds[speeds.length / 2];
  }

  private static double once(long millis) {
    long start = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long times = 0;
    for (; System.nanoTime() - start < 1_000_000 * millis; times++) {
      work(200);
    }
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor;
    return times * 1e9 / used;
  }
}
