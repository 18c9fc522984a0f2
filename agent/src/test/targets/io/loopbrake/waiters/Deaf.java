/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.library.Framework;
import io.loopbrake.operating.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** Threads that neither a checkpoint nor an interrupt reaches until something else happens. */
abstract class Deaf {
  private static volatile boolean interrupted;
  private static volatile long turns;

  private Runnable release = () -> {};

  /** What the thread does. */
  abstract void run() throws Exception;

  /** Makes what it waits for happen. */
  final void release() {
    release.run();
  }

  /** Whether a thread came out of its wait with its interrupt flag set. */
  static boolean isInterrupted() {
    return interrupted;
  }

  final void spin() {
    interrupted |= Thread.currentThread().isInterrupted();
    while (true) {
      turns++;
    }
  }

  /** A lock that another thread holds. */
  static final class OnLock extends Deaf {
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch enough = new CountDownLatch(1);

    OnLock() {
      Subject.started(
              "holder of the lock",
              () -> {
                lock.lock();
                try {
                  enough.await();
                } finally {
                  lock.unlock();
                }
              })
          .awaitState(Thread.State.WAITING);
      super.release = enough::countDown;
    }

    @Override
    void run() {
      lock.lock();
      try {
        spin();
      } finally {
        lock.unlock();
      }
    }
  }

  /** A monitor that another thread holds. */
  static final class OnMonitor extends Deaf {
    private final CountDownLatch enough = new CountDownLatch(1);

    OnMonitor() {
      Subject.started(
              "holder of the monitor",
              () -> {
                synchronized (this) {
                  enough.await();
                }
              })
          .awaitState(Thread.State.WAITING);
      super.release = enough::countDown;
    }

    @Override
    void run() {
      synchronized (this) {
        spin();
      }
    }
  }

  /** A connection over which nothing comes. */
  static final class OnSocket extends Deaf {
    private final ServerSocket server;
    private Socket accepted;

    OnSocket() throws IOException {
      server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      super.release =
          () -> {
            try {
              accepted.getOutputStream().write(1);
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          };
    }

    @Override
    void run() throws IOException {
      try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
        accepted = server.accept();
        socket.getInputStream().read();
        spin();
      }
    }
  }

  /** A loop in a class that no pattern includes. */
  static final class InLibrary extends Deaf {
    private volatile boolean enough;

    InLibrary() {
      super.release = () -> enough = true;
    }

    @Override
    void run() {
      Framework.spinUntil(() -> enough);
      spin();
    }
  }

  /** A regular expression that backtracks for longer than anybody waits. */
  static final class InRegex extends Deaf {
    private static final Pattern FIELDS = Pattern.compile("(.*?,){14}P");

    @Override
    void run() {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        line.append(i).append(',');
      }
      FIELDS.matcher(line).find();
    }
  }
}
