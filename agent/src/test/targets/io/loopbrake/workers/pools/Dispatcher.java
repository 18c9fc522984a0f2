/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.workers.pools;

import io.loopbrake.workers.chores.Chore;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Queue;

/** One thread that hands each event to those who listen. */
final class Dispatcher extends Pool {
  private final Mailbox mailbox = new Mailbox();
  private final List<Listener> listeners = new ArrayList<>();
  private volatile boolean closed;
  private volatile long handled;

  Dispatcher() {
    listeners.add(chore -> handled++);
    listeners.add(Chore::perform);
    start(this::dispatch, "dispatcher");
  }

  private void dispatch() {
    while (!closed) {
      Chore event = mailbox.poll();
      for (Listener listener : listeners) {
        try {
          listener.handle(event);
        } catch (Throwable t) {
          log(t);
        }
      }
    }
  }

  @Override
  public void submit(Chore chore) {
    mailbox.put(chore);
  }

  /** Wants to hear of each. */
  private interface Listener {
    void handle(Chore chore);
  }

  /** What has come and was not looked at yet. */
  private static final class Mailbox {
    private final Queue<Chore> mail = new LinkedList<>();

    synchronized void put(Chore chore) {
      mail.add(chore);
      notifyAll();
    }

    synchronized Chore poll() {
      while (mail.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException again) {
          continue;
        }
      }
      return mail.remove();
    }
  }
}
