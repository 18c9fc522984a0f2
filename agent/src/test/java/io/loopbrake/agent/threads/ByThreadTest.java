/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class ByThreadTest {
  private final ByThread<Object> objects = new ByThread<>(Object::new);

  @Test
  void each_thread_has_one_object_however_many_there_are() {
    List<Thread> threads = new ArrayList<>();
    List<Object> made = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      threads.add(new Thread("thread " + i));
      made.add(objects.findOrCreate(threads.get(i)));
    }

    for (int i = 0; i < threads.size(); i++) {
      assertThat(objects.findOrCreate(threads.get(i))).isSameAs(made.get(i));
      assertThat(objects.find(threads.get(i))).isSameAs(made.get(i));
    }
    assertThat(Set.copyOf(made)).hasSize(5000);
    assertThat(objects.size()).isEqualTo(5000);
  }

  @Test
  void a_thread_without_an_object_has_none() {
    objects.findOrCreate(new Thread());

    assertThat(objects.find(new Thread())).isNull();
  }

  @Test
  void threads_are_told_apart_whatever_they_say_of_themselves() {
    Thread one = new Same();
    Thread other = new Same();

    assertThat(objects.findOrCreate(one)).isNotSameAs(objects.findOrCreate(other));
  }

  @Test
  void no_thread_is_kept_alive_and_nothing_is_kept_of_dead_ones() {
    for (int i = 0; i < 1000; i++) {
      objects.findOrCreate(new Thread("thread " + i));
    }

    await()
        .until(
            () -> {
              System.gc();
              return objects.size() == 0;
            });
    Thread next = new Thread();
    assertThat(objects.findOrCreate(next)).isSameAs(objects.find(next));
  }

  @Test
  void threads_that_ask_at_once_get_the_same() throws Exception {
    List<Thread> targets = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      targets.add(new Thread());
    }
    Set<Object> found = ConcurrentHashMap.newKeySet();
    List<Thread> askers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<Thread> shuffled = new ArrayList<>(targets);
      Collections.shuffle(shuffled);
      askers.add(new Thread(() -> shuffled.forEach(t -> found.add(objects.findOrCreate(t)))));
    }
    askers.forEach(Thread::start);
    for (Thread asker : askers) {
      asker.join();
    }

    assertThat(found).hasSize(targets.size());
  }

  /** A thread that takes itself for every other of its kind. */
  private static final class Same extends Thread {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
