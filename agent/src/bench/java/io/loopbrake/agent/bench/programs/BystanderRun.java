/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs statements in one thread while another runs away and is stopped: prints for each stop the
 * statements in the worst window of 50 ms soon after it, as a share of those in a usual window
 * before it. Arguments: what runs away, seconds to warm up, stops, milliseconds between them.
 */
public final class BystanderRun {
  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(50);
  private static final int WINDOWS_AFTER = 10;
  private static final int WINDOWS_BEFORE = 40;
  private static final long AFTER_MILLIS = 700;
  private static final String ENDLESS =
      "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b WHERE MOD(a.x *"
          + " b.x, 7) = 8";

  private final long[] turnEnds = new long[1 << 24];
  private final AtomicLong turns = new AtomicLong();

  private BystanderRun() {}

  public static void main(String[] arguments) throws Exception {
    new BystanderRun().run(arguments);
    System.exit(0);
  }

  private void run(String[] arguments) throws Exception {
    H2Work work = new H2Work();
    Thread bystander = new Thread(() -> work(work), "bystander");
    bystander.start();
    MBeanOperator operator = new MBeanOperator();
    Thread.sleep(TimeUnit.SECONDS.toMillis(Integer.parseInt(arguments[1])));
    Runnable runaway = runaway(arguments[0]);
    long pause = Long.parseLong(arguments[3]);
    for (int stop = 0; stop <= Integer.parseInt(arguments[2]); stop++) {
      Thread thread = new Thread(() -> untilStopped(runaway));
      thread.start();
      Thread.sleep(pause);
      long quiet = System.nanoTime();
      Thread.sleep(AFTER_MILLIS);
      long asked = System.nanoTime();
      operator.stop(thread);
      Thread.sleep(AFTER_MILLIS);
      thread.join();
      if (stop > 0) {
        System.out.println("nothing\t" + worstShare(quiet));
        System.out.println("stop\t" + worstShare(asked));
      }
    }
  }

  private void work(H2Work work) {
    try {
      while (true) {
        work.turn();
        long turn = turns.get();
        turnEnds[(int) turn & (turnEnds.length - 1)] = System.nanoTime();
        turns.set(turn + 1);
      }
    } catch (SQLException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static Runnable runaway(String what) throws Exception {
    return what.equals("query")
        ? BystanderRun::query
        : (Runnable) Class.forName(what).getConstructor().newInstance();
  }

  private static void query() {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:bench");
        Statement statement = connection.createStatement()) {
      statement.executeQuery(ENDLESS);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untilStopped(Runnable runaway) {
    try {
      runaway.run();
      System.err.println("the runaway ended");
    } catch (Throwable stopped) {
      // H2 wraps it up.
      Throwable cause = stopped;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (!cause.getClass().getName().endsWith("LoopStoppedError")) {
        stopped.printStackTrace();
      }
    }
  }

  /** The worst window after a moment against the median of the windows before it. */
  private double worstShare(long moment) {
    int[] before = new int[WINDOWS_BEFORE];
    int[] after = new int[WINDOWS_AFTER];
    long last = turns.get();
    for (long turn = Math.max(0, last - turnEnds.length + 1); turn < last; turn++) {
      long since = turnEnds[(int) turn & (turnEnds.length - 1)] - moment;
      long window = Math.floorDiv(since, WINDOW);
      if (window >= 0 && window < WINDOWS_AFTER) {
        after[(int) window]++;
      } else if (window < 0 && window >= -WINDOWS_BEFORE) {
        before[(int) -window - 1]++;
      }
    }
    Arrays.sort(before);
    Arrays.sort(after);
    return after[0] / (double) before[WINDOWS_BEFORE / 2];
  }
}
