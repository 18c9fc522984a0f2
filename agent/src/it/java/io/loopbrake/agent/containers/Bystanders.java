/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import io.loopbrake.agent.containers.Site.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Clients who ask all the time for work that loops for up to 150 ms: a stop that comes too late for
 * its task hits one of them.
 */
final class Bystanders {
  private static final int CLIENTS = 4;
  private static final int LONGEST_MILLIS = 150;
  private static final int LONGEST_PAUSE_MILLIS = 20;
  private static final String SUM = "5050 ";

  private final Site site;
  private final AtomicLong right = new AtomicLong();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final List<Thread> clients;
  private volatile boolean enough;

  Bystanders(Site site) {
    this.site = site;
    this.clients = IntStream.range(0, CLIENTS).mapToObj(this::started).toList();
  }

  private Thread started(int seed) {
    Thread client = new Thread(() -> askUntilEnough(new Random(seed)), "bystander");
    client.setDaemon(true);
    client.start();
    return client;
  }

  private void askUntilEnough(Random random) {
    while (!enough) {
      String question = "busy " + workMillis(random);
      try {
        Reply reply = site.ask(question);
        if (reply.isRight(SUM)) {
          right.incrementAndGet();
        } else {
          wrong.add(question + ": " + reply);
        }
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
      } catch (IOException | InterruptedException e) {
        wrong.add(question + ": " + e);
      }
    }
  }

  /** Mostly short, so that more are served. */
  private static long workMillis(Random random) {
    double share = random.nextDouble();
    return 1 + (long) (LONGEST_MILLIS * share * share * share);
  }

  /** How many were answered as they should. */
  long right() {
    return right.get();
  }

  /** What others got instead. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Waits until the last answers are there. */
  void end() throws InterruptedException {
    enough = true;
    for (Thread client : clients) {
      client.join();
    }
  }
}
