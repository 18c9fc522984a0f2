/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.task;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/**
 * The clocks of all threads that have one, by the thread's identity ({@code Thread.equals} may be
 * the application's) and without keeping a thread alive. A hash table of our own, because those of
 * the JDK may hold checkpoints. Thread-safe.
 */
final class TaskClocks {
  private static final int INITIAL = 64;

  private final ReferenceQueue<Thread> dead = new ReferenceQueue<>();
  private Entry[] table = new Entry[INITIAL];
  private int size;

  synchronized TaskClock find(Thread thread) {
    Entry entry = entry(thread);
    return entry == null ? null : entry.clock;
  }

  synchronized TaskClock findOrCreate(Thread thread) {
    Entry found = entry(thread);
    if (found != null) {
      return found.clock;
    }
    dropDead();
    if (size >= table.length) {
      grow();
    }
    Entry added = new Entry(thread, dead);
    added.next = table[slot(added.hash)];
    table[slot(added.hash)] = added;
    size++;
    return added.clock;
  }

  private Entry entry(Thread thread) {
    Entry entry = table[slot(System.identityHashCode(thread))];
    while (entry != null && entry.get() != thread) {
      entry = entry.next;
    }
    return entry;
  }

  private int slot(int hash) {
    return hash & table.length - 1;
  }

  private void dropDead() {
    for (Object gone = dead.poll(); gone != null; gone = dead.poll()) {
      int slot = slot(((Entry) gone).hash);
      table[slot] = without((Entry) gone, table[slot]);
      size--;
    }
  }

  private static Entry without(Entry gone, Entry chain) {
    if (chain == gone) {
      return chain.next;
    }
    Entry before = chain;
    while (before.next != gone) {
      before = before.next;
    }
    before.next = gone.next;
    return chain;
  }

  private void grow() {
    Entry[] old = table;
    table = new Entry[2 * old.length];
    for (Entry chain : old) {
      Entry entry = chain;
      while (entry != null) {
        Entry next = entry.next;
        entry.next = table[slot(entry.hash)];
        table[slot(entry.hash)] = entry;
        entry = next;
      }
    }
  }

  synchronized int size() {
    dropDead();
    return size;
  }

  private static final class Entry extends WeakReference<Thread> {
    final int hash;
    final TaskClock clock = new TaskClock();
    Entry next;

    Entry(Thread thread, ReferenceQueue<Thread> queue) {
      super(thread, queue);
      this.hash = System.identityHashCode(thread);
    }
  }
}
