/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ShellMessage;
import io.loopbrake.agent.text.SingleLine;
import java.util.concurrent.TimeUnit;

/**
 * Writes to the standard error stream, once and after some seconds, that another JVM does not
 * answer. It does not end the wait, because a JVM that stands still may go on; {@link LimitedCall}
 * does so later.
 */
final class SlowAnswerNotice {
  private static final long PATIENCE_SECONDS = 8;

  private final String jvm;
  private final long seconds;
  private volatile boolean ended;
  private final Thread watch = new Thread(this::watch, "slow-answer-notice");

  /**
   * Begins to wait.
   *
   * @param jvm the name of the JVM that the user gave
   * @param millis the least time until the answer
   */
  SlowAnswerNotice(String jvm, long millis) {
    this.jvm = SingleLine.of(jvm);
    this.seconds = PATIENCE_SECONDS + TimeUnit.MILLISECONDS.toSeconds(millis);
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      TimeUnit.SECONDS.sleep(seconds);
      Message notice =
          reachesSafepoints()
              ? ShellMessage.NO_ANSWER_BUT_SAFE.with(jvm, seconds, jvm)
              : ShellMessage.NO_ANSWER_YET.with(jvm, seconds, jvm);
      if (!ended) {
        System.err.println("loopbrake: " + notice);
      }
    } catch (InterruptedException answered) {
      // Nothing to say.
    }
  }

  /** Looks from outside; false if that is not known. */
  private boolean reachesSafepoints() {
    try {
      return jvm.matches("[0-9]+")
          && SafepointProbe.look(jvm).state() == SafepointProbe.State.REACHES;
    } catch (ShellException answered) {
      return false;
    }
  }

  /** The answer has arrived. */
  void end() {
    ended = true;
    watch.interrupt();
  }
}
