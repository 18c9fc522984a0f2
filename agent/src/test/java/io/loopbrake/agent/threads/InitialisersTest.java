/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class InitialisersTest {
  private static final CountDownLatch BEGUN = new CountDownLatch(1);
  private static final CountDownLatch ENOUGH = new CountDownLatch(1);

  @Test
  void the_thread_that_runs_a_static_initialiser_is_told_with_its_class() throws Exception {
    assertThat(new Initialisers().awaitedBy(Thread.currentThread()))
        .doesNotContain(Slow.class.getName());

    Thread initialiser = new Thread(Slow::touch, "initialiser");
    initialiser.start();
    BEGUN.await();

    String told = Slow.class.getName() + ", which initialiser (thread " + initialiser.getId();
    assertThat(new Initialisers().awaitedBy(Thread.currentThread()))
        .startsWith("; it uses no processor, so it may wait for the static initialiser of ")
        .contains(told)
        .endsWith(": stop that one by force, after which the class is unusable");
    assertThat(new Initialisers().awaitedBy(initialiser)).as("of itself").doesNotContain(told);

    ENOUGH.countDown();
    initialiser.join();
    assertThat(new Initialisers().awaitedBy(Thread.currentThread())).doesNotContain(told);
  }

  /** Is initialised for as long as the test wants. */
  private static final class Slow {
    static {
      BEGUN.countDown();
      try {
        ENOUGH.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    static void touch() {}
  }
}
