/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;

/**
 * Stops tasks at random, thousands of them, and finds out whether it was always the right one.
 *
 * <p>Arguments: places with the number of requests to make at each, as {@code pool=100}, and before
 * them {@code remote} if others ask, too. Prints a line {@code place, what, value} for everything
 * that it finds, and {@code ready} and {@code enough} to those others, who answer with a line when
 * they are done.
 */
public final class RightOne {
  private static final int MOST_FAULTS_SHOWN = 20;
  private static final int ASKERS = 2;
  private static final int STALE = 20;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long PAUSE_MILLIS = 5;

  private final String name;
  private final int stops;
  private final boolean remote;
  private final Chores chores;
  private final Witness witness;
  private final Place place;
  private final Requests requests = new Requests();
  private final Brakes brakes = new Brakes();
  private final Asker asker;

  private RightOne(String name, int stops, boolean remote) throws Exception {
    this.name = name;
    this.stops = stops;
    this.remote = remote;
    this.chores = Places.chores(name);
    this.witness = new Witness(chores, Places.numbers(name));
    this.place = Places.open(name, witness);
    this.asker = new Asker(brakes, requests, witness);
  }

  public static void main(String[] arguments) throws Exception {
    boolean remote = arguments[0].equals("remote");
    for (int i = remote ? 1 : 0; i < arguments.length; i++) {
      String[] words = arguments[i].split("=");
      if (Places.has(words[0])) {
        new RightOne(words[0], Integer.parseInt(words[1]), remote).run();
      } else {
        System.out.println(words[0] + "\tabsent\ttrue");
      }
    }
    System.exit(0);
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    brakes.listen(requests);
    Shift shift = new Shift(place, witness);
    shift.open();
    tell("size to keep", place.size() == 0 ? 0 : place.threads());
    if (remote) {
      System.out.println("ready");
    }
    ask();
    shift.close();
    chores.close();
    tell("survivors", clear(shift));
    place.close();
    brakes.stopListening(requests);
    tell("seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    report();
  }

  private void ask() throws InterruptedException, IOException {
    List<Thread> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      askers.add(new Thread(asker, "asker"));
      askers.get(i).start();
    }
    while (requests.size() < stops) {
      Thread.sleep(PAUSE_MILLIS);
    }
    asker.end();
    for (Thread thread : askers) {
      thread.join();
    }
    if (remote) {
      System.out.println("enough");
      while (System.in.read() != '\n') {
        continue;
      }
    }
  }

  /** Stops what is left. Returns what cannot be stopped. */
  private int clear(Shift shift) throws InterruptedException, JMException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!(shift.isOver() && place.isQuiet() && requests.open() == 0)) {
      if (System.nanoTime() - end > 0) {
        for (Request request : requests.all()) {
          if (request.isOpen()) {
            witness.fault("still open: " + request);
          }
        }
        return Math.max(1, requests.open());
      }
      for (long thread : witness.threads().keySet()) {
        asker.stopThread(thread);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return rest(end);
  }

  /** Each worker must come to wait for work, in peace. Returns how many do not. */
  private int rest(long end) throws InterruptedException, JMException {
    List<Thread> workers = new ArrayList<>(witness.threads().values());
    while (!workers.isEmpty() && System.nanoTime() - end < 0) {
      workers.removeIf(worker -> asker.stopThread(worker.getId()));
      Thread.sleep(PAUSE_MILLIS);
    }
    int interrupted = 0;
    for (Thread worker : witness.threads().values()) {
      interrupted += worker.isInterrupted() ? 1 : 0;
    }
    tell("workers", witness.threads().size());
    tell("interrupted workers", interrupted);
    while (requests.untold(brakes.requests()) + requests.open() > 0
        && System.nanoTime() - end < 0) {
      Thread.sleep(PAUSE_MILLIS);
    }
    tell("size after", place.size());
    List<Request> all = new ArrayList<>(requests.all());
    int taken = 0;
    for (Request request : all.subList(Math.max(0, all.size() - STALE), all.size())) {
      if (!isLife(request)) {
        taken += asker.stopTask(request.task) ? 0 : 1;
      }
    }
    tell("stale tasks taken", taken);
    tell("rows not told", requests.untold(brakes.requests()));
    return workers.size() + requests.open();
  }

  /** Whether the task is the life of a thread that still lives, such as a worker without a job. */
  private static boolean isLife(Request request) {
    return request.number == 0
        && Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getId() == request.thread);
  }

  private void report() throws JMException {
    Verdict verdict = new Verdict(witness, requests);
    verdict.reach();
    tell("tasks", witness.done());
    tell("asked", requests.size());
    tell("stopped", verdict.stopped());
    tell("missed", verdict.missed());
    tell("cancelled", verdict.cancelled());
    tell("refused", asker.refused());
    tell("refusals", asker.refusals());
    tell("interrupted", verdict.interrupted());
    tell("disturbed wrongly", verdict.disturbedWrongly());
    tell("ended wrongly", verdict.endedWrongly());
    tell("gates", brakes.status().get("gates"));
    tell("checkpoints", brakes.status().get("checkpoints"));
    tell("faults", witness.faults().size());
    int shown = 0;
    for (String fault : witness.faults()) {
      if (shown++ < MOST_FAULTS_SHOWN) {
        tell("fault", fault);
      }
    }
  }

  private void tell(String what, Object value) {
    System.out.println(name + "\t" + what + "\t" + value);
  }
}
