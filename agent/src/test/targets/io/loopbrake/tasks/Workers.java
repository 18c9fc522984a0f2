/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** Makes a pool's threads, with names that tell them apart, and waits for their end. */
final class Workers implements ThreadFactory {
  private final String name;
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  Workers(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable body) {
    Thread thread = new Thread(body, name + "-" + (threads.size() + 1));
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dying, thrown) -> {});
    threads.add(thread);
    return thread;
  }

  /** Waits until the thread with this number, from 1 on, has been made and has ended. */
  void join(int number) throws InterruptedException {
    while (threads.size() < number) {
      Thread.sleep(1);
    }
    threads.get(number - 1).join();
  }

  /** Waits until all have ended, and gives what was heard of each. */
  List<String> heard() throws InterruptedException {
    List<String> heard = new ArrayList<>();
    for (Thread thread : threads) {
      thread.join();
      heard.add(EventRecorder.heardOf(thread.getName()));
    }
    return heard;
  }
}
