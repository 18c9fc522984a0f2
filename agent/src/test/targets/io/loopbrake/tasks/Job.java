/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** A piece of work that is one task, whoever runs it. */
final class Job implements Runnable {
  private final Witness witness;
  private final Runnable done;
  private final boolean throwing;
  private volatile boolean stopped;

  /** Creates a job; {@code throwing} tells whether it lets out what is thrown in it. */
  Job(Witness witness, Runnable done, boolean throwing) {
    this.witness = witness;
    this.done = done;
    this.throwing = throwing;
  }

  @Override
  public void run() {
    Throwable thrown = witness.watch();
    stopped = thrown != null;
    done.run();
    if (throwing) {
      Job.<RuntimeException>rethrow(thrown);
    }
  }

  /** Whether something was thrown in it. */
  boolean isStopped() {
    return stopped;
  }

  /** Throws what is not null, whatever it is. */
  @SuppressWarnings("unchecked")
  static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    if (thrown != null) {
      throw (T) thrown;
    }
  }
}
