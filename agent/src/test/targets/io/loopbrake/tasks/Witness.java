/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has chores done as tasks and writes down what they saw. */
final class Witness {
  private static final Pattern STOP = Pattern.compile("stopped by Loopbrake request (\\d+): .*");
  private static final int NUMBERS_KEPT = 5000;

  private final Chores chores;
  private final Numbers numbers;
  private final AtomicLong groups = new AtomicLong();
  private final LongAdder done = new LongAdder();
  private final Queue<Sight> sights = new ConcurrentLinkedQueue<>();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<Long, Thread> threads = new ConcurrentHashMap<>();
  private final ThreadLocal<Map<Long, Long>> groupsOfNumbers =
      ThreadLocal.withInitial(LastNumbers::new);

  Witness(Chores chores, Numbers numbers) {
    this.chores = chores;
    this.numbers = numbers;
  }

  /** A name for pieces of work that may have a task in common. */
  long newGroup() {
    return groups.incrementAndGet();
  }

  /** Does a chore as the only one of its task. Returns what it threw, or null. */
  Throwable watch() {
    return watch(newGroup());
  }

  /** Does a chore of a task that may do others of this group, but of no other group. */
  Throwable watch(long group) {
    Thread thread = Thread.currentThread();
    threads.put(thread.getId(), thread);
    long number = numbers.begin();
    Sight sight = new Sight(thread.getId(), number);
    Long other = groupsOfNumbers.get().put(number, group);
    if (number < 0 || (other != null && other != group)) {
      fault(sight + ", and another task has its number");
    }
    sight.interrupts += Thread.interrupted() ? 1 : 0;
    Throwable thrown = null;
    try {
      chores.doOne(sight);
    } catch (Throwable t) {
      thrown = t;
      sight.request = requestOf(t);
    }
    sight.interrupts += thread.isInterrupted() ? 1 : 0;
    if (numbers.current() != number) {
      fault(sight + ", and ended as number " + numbers.current());
    }
    if (sight.isOfInterest()) {
      sights.add(sight);
    }
    done.increment();
    return thrown;
  }

  private long requestOf(Throwable thrown) {
    Matcher matcher = STOP.matcher(String.valueOf(thrown.getMessage()));
    if (matcher.matches() && thrown.getClass().getSimpleName().equals("LoopStoppedError")) {
      return Long.parseLong(matcher.group(1));
    }
    fault("a task ended with " + thrown);
    return 0;
  }

  /** Takes note of an interrupt that the thread saw outside of all tasks. */
  void interruptedOutside() {
    Sight sight = new Sight(Thread.currentThread().getId(), 0);
    sight.interrupts = 1;
    sights.add(sight);
  }

  void fault(String what) {
    faults.add(what);
  }

  long done() {
    return done.sum();
  }

  Collection<Sight> sights() {
    return sights;
  }

  Collection<String> faults() {
    return faults;
  }

  /** The threads that were seen at work and not forgotten, by their ids. */
  Map<Long, Thread> threads() {
    return threads;
  }

  long mostOffset() {
    return numbers.mostOffset();
  }

  /** To which group the last numbers of a thread belong. */
  private static final class LastNumbers extends LinkedHashMap<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
      return size() > NUMBERS_KEPT;
    }
  }
}
