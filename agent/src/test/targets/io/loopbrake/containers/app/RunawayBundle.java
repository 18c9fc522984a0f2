/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import org.osgi.framework.BundleContext;

/** Another one, which starts a thread of its own that never ends. */
public final class RunawayBundle extends AnsweringBundle {
  private final Thread thread = new Thread(() -> Questions.runAway(1), "bundle");
  private volatile String thrown = "nothing";

  public RunawayBundle() {
    super("runaway");
  }

  @Override
  public void start(BundleContext context) {
    thread.setUncaughtExceptionHandler((t, error) -> thrown = error.getClass().getSimpleName());
    thread.setDaemon(true);
    thread.start();
    super.start(context);
  }

  @Override
  String answer(String question) {
    return question.equals("how it ended") ? end() : super.answer(question);
  }

  private String end() {
    try {
      thread.join();
      return thrown;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
