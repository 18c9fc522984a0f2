/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;

/**
 * One object for each of many threads. Threads are compared by identity ({@code Thread.equals} may
 * be the application's) and not kept alive. It is a hash table of the agent's own, because those of
 * the JDK may contain checkpoints. Thread-safe.
 */
public final class ByThread<T> {
  private static final int INITIAL = 64;

  private final ReferenceQueue<Thread> dead = new ReferenceQueue<>();
  private final Supplier<T> objects;
  private Entry<T>[] table = newTable(INITIAL);
  private int size;

  /**
   * Creates an empty table. The supplier makes the objects; it runs under the lock of the table,
   * and must not throw.
   */
  public ByThread(Supplier<T> objects) {
    this.objects = objects;
  }

  /** The object of the thread; null if it has none. */
  public synchronized T find(Thread thread) {
    Entry<T> entry = entry(thread);
    return entry == null ? null : entry.object;
  }

  /** The object of the thread, which is made if there is none. */
  public synchronized T findOrCreate(Thread thread) {
    Entry<T> found = entry(thread);
    if (found != null) {
      return found.object;
    }
    dropDead();
    if (size >= table.length) {
      grow();
    }
    Entry<T> added = new Entry<>(thread, dead, objects.get());
    added.next = table[slot(added.hash)];
    table[slot(added.hash)] = added;
    size++;
    return added.object;
  }

  private Entry<T> entry(Thread thread) {
    Entry<T> entry = table[slot(System.identityHashCode(thread))];
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
      int slot = slot(((Entry<?>) gone).hash);
      table[slot] = without(gone, table[slot]);
      size--;
    }
  }

  private static <T> Entry<T> without(Object gone, Entry<T> chain) {
    if (chain == gone) {
      return chain.next;
    }
    Entry<T> before = chain;
    while (before.next != gone) {
      before = before.next;
    }
    before.next = before.next.next;
    return chain;
  }

  private void grow() {
    Entry<T>[] old = table;
    table = newTable(2 * old.length);
    for (Entry<T> chain : old) {
      Entry<T> entry = chain;
      while (entry != null) {
        Entry<T> next = entry.next;
        entry.next = table[slot(entry.hash)];
        table[slot(entry.hash)] = entry;
        entry = next;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> Entry<T>[] newTable(int length) {
    return (Entry<T>[]) new Entry<?>[length];
  }

  /** The number of threads that have an object and have not been collected as garbage. */
  public synchronized int size() {
    dropDead();
    return size;
  }

  private static final class Entry<T> extends WeakReference<Thread> {
    final int hash;
    final T object;
    Entry<T> next;

    Entry(Thread thread, ReferenceQueue<Thread> queue, T object) {
      super(thread, queue);
      this.hash = System.identityHashCode(thread);
      this.object = object;
    }
  }
}
