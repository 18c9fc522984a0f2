/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import io.loopbrake.library.Framework;
import io.loopbrake.library.Tool;
import io.loopbrake.waits.LockHolder;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.PriorityQueue;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;

/** What threads get into; each method is one thread's. */
final class Troubles {
  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();
  private static final CountDownLatch RELEASED = new CountDownLatch(1);
  private static final Timer TIMER = new Timer("timer", true);

  private static final Object FIRST = new Object();
  private static final Object SECOND = new Object();
  private static final CountDownLatch SLOWLY = new CountDownLatch(1);
  private static final CountDownLatch TWINS = new CountDownLatch(2);
  private static final CompletableFuture<Process> SLEEPER = new CompletableFuture<>();
  private static final CompletableFuture<Process> LOCKER = new CompletableFuture<>();
  private static final File LOCKED =
      new File(System.getProperty("java.io.tmpdir"), "locked" + System.nanoTime());
  private static volatile long turns;
  private static volatile boolean enough;

  private Troubles() {}

  static void spins() {
    while (true) {
      turns++;
    }
  }

  static void servesCustomers() {
    LinkedBlockingQueue<Runnable> customers = new LinkedBlockingQueue<>();
    customers.add(Troubles::spins);
    while (true) {
      try {
        customers.take().run();
      } catch (Throwable t) {
        turns++;
      }
    }
  }

  static void endsItsWorkByItself() throws InterruptedException {
    worksBehindTheMonitor();
    sleeps();
  }

  private static void worksBehindTheMonitor() {
    for (int i = 0; i < 10; i++) {
      turns++;
    }
    waitsForAMonitor();
  }

  static void goesOnRegardless() {
    try {
      spins();
    } catch (Throwable t) {
      turns++;
    }
    spins();
  }

  static void sleeps() throws InterruptedException {
    Thread.sleep(1_000_000);
  }

  static void sleepsRegardless() {
    try {
      Thread.sleep(1_000_000);
    } catch (InterruptedException e) {
      sleepsRegardless();
    }
  }

  static void sleepsInAThreadThatThrows() {
    Thread thread =
        new Thread(Troubles::sleepsRegardless, "throws") {
          @Override
          public void interrupt() {
            throw new IllegalStateException("not me");
          }
        };
    thread.setDaemon(true);
    thread.start();
  }

  static void queries() throws SQLException {
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    statement(cancelled, () -> cancelled.complete(null)).executeQuery("select");
  }

  static void queriesADeafDatabase() throws SQLException {
    Callable<Boolean> refusal =
        () -> {
          throw new SQLException("not now");
        };
    statement(new CompletableFuture<>(), refusal).executeQuery("select");
  }

  /** Each query of it ends with the future, and {@code cancel} does as it is told. */
  private static Statement statement(CompletableFuture<Void> end, Callable<Boolean> cancel) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("cancel")) {
            cancel.call();
          } else {
            end.join();
          }
          return null;
        };
    return (Statement)
        Proxy.newProxyInstance(
            Troubles.class.getClassLoader(), new Class<?>[] {Statement.class}, handler);
  }

  static void holdsTheLocks() throws InterruptedException {
    synchronized (MONITOR) {
      LOCK.lock();
      try {
        RELEASED.await();
      } finally {
        LOCK.unlock();
      }
    }
  }

  static void letsTheLocksGo() {
    RELEASED.countDown();
  }

  static void waitsForALock() {
    LOCK.lock();
    LOCK.unlock();
  }

  static void waitsForAMonitor() {
    synchronized (MONITOR) {
      turns++;
    }
  }

  static void waitsForItsTwin() {
    waitsFor(FIRST, SECOND);
  }

  static void waitsForItsOtherTwin() {
    waitsFor(SECOND, FIRST);
  }

  private static void waitsFor(Object held, Object wanted) {
    synchronized (held) {
      TWINS.countDown();
      try {
        TWINS.await();
      } catch (InterruptedException e) {
        return;
      }
      synchronized (wanted) {
        turns++;
      }
    }
  }

  static void startsAProcess() throws IOException {
    SLEEPER.complete(new ProcessBuilder("sleep", "600").start());
  }

  static void readsItsOutput() throws IOException {
    SLEEPER.join().getInputStream().read();
  }

  static void writesItsInput() throws IOException {
    SLEEPER.join().getOutputStream().write(new byte[1024 * 1024]);
  }

  static void waitsForItsEndRegardless() {
    try {
      SLEEPER.join().waitFor();
    } catch (InterruptedException e) {
      waitsForItsEndRegardless();
    }
  }

  /** Linux keeps the name that the thread has given itself. */
  static void readsUnderAnotherName() throws Exception {
    Thread self = Thread.currentThread();
    String name = self.getName();
    self.setName("its own");
    Thread other = new Thread(() -> self.setName(name));
    other.start();
    other.join();
    SLEEPER.join().getErrorStream().read();
  }

  static void startsAProcessThatLocksAFile() throws IOException {
    LOCKER.complete(
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                LOCKED.toString())
            .start());
  }

  static void waitsForTheLockOfAFile() throws IOException {
    LOCKER.join().getInputStream().read();
    try (RandomAccessFile file = new RandomAccessFile(LOCKED, "rw")) {
      file.getChannel().lock();
    } finally {
      LOCKED.delete();
    }
  }

  static void endsTheProcesses() {
    SLEEPER.join().destroy();
    LOCKER.join().destroy();
  }

  static void runsInALibrary() {
    enough = false;
    Framework.spinUntil(() -> enough);
  }

  static void leavesTheLibrary() {
    enough = true;
  }

  static void runsOldCode() {
    Tool.spin();
  }

  static void leavesOldCode() {
    Tool.end();
  }

  static void initialises() {
    Initialiser.touch();
  }

  static void initialisesAgain() {
    Initialiser.touch();
  }

  static void initialisesForHours() {
    SlowInitialiser.touch();
  }

  static void waitsForAClass() throws InterruptedException {
    SLOWLY.await();
    SlowInitialiser.touch();
  }

  static void loadsAClass() throws ClassNotFoundException {
    new ClassLoader() {
      @Override
      protected Class<?> findClass(String name) {
        spins();
        return null;
      }
    }.loadClass("com.acme.Missing");
  }

  static void putsIntoAHeap() {
    PriorityQueue<Integer> heap = new PriorityQueue<>(2, Troubles::compareForEver);
    heap.add(1);
    heap.add(2);
  }

  private static int compareForEver(Integer one, Integer other) {
    spins();
    return one.compareTo(other);
  }

  static void commits() {
    spins();
  }

  static void ownsAMonitor() {
    synchronized (new Object()) {
      spins();
    }
  }

  static void clearsItsInterruptLate() {
    Deaf.clearsItsInterruptLate();
  }

  static void ignoresItsInterrupt() {
    Deaf.ignoresItsInterrupt();
  }

  static void isLate() {
    Late.spins();
  }

  /** The only class with a deadline. */
  private static final class Late {
    static void spins() {
      Troubles.spins();
    }
  }

  /** The only class for which an interrupt has a time. */
  private static final class Deaf {
    private static final long MILLIS = 2_000;

    /** On a busy machine, the thread may not run in any pulse of the flag for many seconds. */
    private static final long MILLIS_AFTERWARDS = 30_000;

    static void clearsItsInterruptLate() {
      Thread.currentThread().interrupt();
      synchronized (new Object()) {
        turns(MILLIS);
      }
      Thread.interrupted();
      turns(MILLIS_AFTERWARDS);
    }

    static void ignoresItsInterrupt() {
      Thread.currentThread().interrupt();
      ownsAMonitor();
    }

    private static void turns(long millis) {
      for (long end = System.currentTimeMillis() + millis; System.currentTimeMillis() < end; ) {
        Thread.yield();
      }
    }
  }

  static void cleansUp() {
    try {
      spins();
    } finally {
      spins();
    }
  }

  static void callsATask() {
    outerTask();
  }

  private static void outerTask() {
    innerTask();
  }

  private static void innerTask() {
    spins();
  }

  static void schedules() {
    TIMER.schedule(
        new TimerTask() {
          @Override
          public void run() {
            spins();
          }
        },
        0);
  }

  static void schedulesAgain() {
    schedules();
  }

  /** Waits while it is initialised, but not before it was touched. */
  private static final class SlowInitialiser {
    static {
      SLOWLY.countDown();
      try {
        sleeps();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }

  /** Loops while it is initialised, but not before it was touched. */
  private static final class Initialiser {
    static {
      spins();
    }

    static void touch() {}
  }
}
