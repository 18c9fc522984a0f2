/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/** An operator without mercy or aim: asks for stops of whatever the threads are at. */
final class Asker implements Runnable {
  private static final Pattern ANSWER =
      Pattern.compile(
          "request \\d+ \\(task (\\d+)#\\d+, thread .*\\):"
              + " (PENDING|DELIVERED|STOPPED|MISSED|CANCELLED),\\s(?s:.*);\\slook at Requests, or call"
              + " describe\\(\\d+\\)");
  private static final Pattern WAITS =
      Pattern.compile(
          "thread \\d+ \\(.*\\) is a worker that waits for work: it has no task to stop");
  private static final Pattern OVER =
      Pattern.compile(
          "task (\\d+#\\d+) is over"
              + "(: its thread has ended|; thread \\d+ (works on task \\S+|waits for work) now)?");
  private static final Pattern GONE =
      Pattern.compile("no live thread has the id \\d+: .*|thread \\d+ has ended");
  private static final Pattern CANCELLED =
      Pattern.compile("request \\d+ \\(.*\\): CANCELLED,\\scancelled by (?s:.*)");
  private static final int PERCENT = 100;

  /** Not every request, or a task that waits might see its stops taken back for ever. */
  private static final int CANCELLED_ONE_OF = 4;

  private static final long MOST_PAUSE_NANOS =
      TimeUnit.MILLISECONDS.toNanos(Integer.getInteger("pause", 2));

  private final Brakes brakes;
  private final Requests requests;
  private final Witness witness;
  private final LongAdder waits = new LongAdder();
  private final LongAdder over = new LongAdder();
  private final LongAdder gone = new LongAdder();
  private volatile boolean enough;

  Asker(Brakes brakes, Requests requests, Witness witness) {
    this.brakes = brakes;
    this.requests = requests;
    this.witness = witness;
  }

  void end() {
    enough = true;
  }

  @Override
  public void run() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (!enough) {
      ask(random.nextInt(PERCENT), random);
      if (random.nextBoolean()) {
        LockSupport.parkNanos(random.nextLong(MOST_PAUSE_NANOS));
      }
    }
  }

  private void ask(int dice, ThreadLocalRandom random) {
    Long[] threads = witness.threads().keySet().toArray(new Long[0]);
    if (threads.length == 0) {
      return;
    }
    long thread = threads[random.nextInt(threads.length)];
    if (dice == 0) {
      stopBusy();
    } else if (dice == 1) {
      stopNamed(thread);
    } else if (dice < 5 && requests.last() != null) {
      cancelSome(requests.last().id);
    } else if (dice < PERCENT / 4 && requests.last() != null) {
      stopTask(near(requests.last().task, random.nextInt(7) - 3));
    } else {
      stopThread(thread);
    }
  }

  /** The task that the thread had or will have so many tasks later. */
  private static String near(String task, int later) {
    int hash = task.indexOf('#') + 1;
    long number = Long.parseLong(task.substring(hash)) + later;
    return task.substring(0, hash) + Math.max(1, number);
  }

  private void stopBusy() {
    try {
      List<String> tasks = brakes.findLoops();
      for (String task : tasks) {
        if (!task.isEmpty()) {
          stopTask(task);
        }
      }
    } catch (JMException | RuntimeException e) {
      witness.fault("findLoops failed with " + e);
    }
  }

  private void stopNamed(long id) {
    Thread thread = witness.threads().get(id);
    if (thread == null || thread.getName().isEmpty()) {
      return;
    }
    try {
      String answers = brakes.stopThreadsNamed(thread.getName());
      for (String answer : answers.split("\n\n")) {
        if (!answer.startsWith("0 requests: no thread at work is named ")
            && !answer.startsWith("no request: ")
            && !ANSWER.matcher(answer).matches()) {
          witness.fault("stopThreadsNamed answered " + answer);
        }
      }
    } catch (JMException | RuntimeException e) {
      witness.fault("stopThreadsNamed failed with " + e);
    }
  }

  private void cancelSome(long request) {
    if (request % CANCELLED_ONE_OF != 0) {
      return;
    }
    try {
      String answer = brakes.cancel(request);
      if (!CANCELLED.matcher(answer).matches()) {
        witness.fault("cancel(" + request + ") answered " + answer);
      }
    } catch (IllegalArgumentException refused) {
      if (!refused.getMessage().endsWith("; it is closed and cannot be cancelled any more")) {
        witness.fault("cancel(" + request + ") was refused with " + refused.getMessage());
      }
    } catch (JMException | RuntimeException e) {
      witness.fault("cancel(" + request + ") failed with " + e);
    }
  }

  /** Returns whether it was refused because the thread waits for work or has ended. */
  boolean stopThread(long thread) {
    try {
      String answer = brakes.stopThread(thread);
      Matcher matcher = ANSWER.matcher(answer);
      if (!matcher.matches() || !matcher.group(1).equals(Long.toString(thread))) {
        witness.fault("stopThread(" + thread + ") answered " + answer);
      }
    } catch (IllegalArgumentException refused) {
      return isRest(thread, refused.getMessage());
    } catch (JMException | RuntimeException e) {
      witness.fault("stopThread(" + thread + ") failed with " + e);
    }
    return false;
  }

  private boolean isRest(long thread, String refusal) {
    if (GONE.matcher(refusal).matches()) {
      witness.threads().remove(thread);
      gone.increment();
      return true;
    }
    // What it was at may have ended in between.
    return refused(refusal) && WAITS.matcher(refusal).matches();
  }

  /** Returns whether it was refused because the task is over, or the worker waits for work. */
  boolean stopTask(String task) {
    try {
      String answer = brakes.stopTask(task);
      if (!ANSWER.matcher(answer).matches() || !answer.contains("(task " + task + ",")) {
        witness.fault("stopTask(" + task + ") answered " + answer);
      }
      return false;
    } catch (IllegalArgumentException refused) {
      return refused(refused.getMessage());
    } catch (JMException | RuntimeException e) {
      witness.fault("stopTask(" + task + ") failed with " + e);
      return false;
    }
  }

  private boolean refused(String refusal) {
    if (WAITS.matcher(refusal).matches()) {
      waits.increment();
      return true;
    }
    if (OVER.matcher(refusal).matches()) {
      over.increment();
      return true;
    }
    if (GONE.matcher(refusal).matches()) {
      gone.increment();
      return true;
    }
    witness.fault("refused with: " + refusal);
    return false;
  }

  /** How often it was refused, and why. */
  String refusals() {
    return waits + " wait, " + over + " over, " + gone + " gone";
  }

  long refused() {
    return waits.sum() + over.sum() + gone.sum();
  }
}
