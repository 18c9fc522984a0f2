/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call of the attach API that is waited for a minute. It blocks in a read from a socket as long
 * as the other JVM does not answer, and nothing ends that read; so it gets a thread of its own,
 * which ends with this process.
 */
final class LimitedCall {
  /** The start of the agent in a large application takes some seconds. */
  private static final long MOST_SECONDS = 60;

  private LimitedCall() {}

  /**
   * The result of the call.
   *
   * @param pid the process id of the other JVM
   * @throws ShellException if there is none after a minute, or the calling thread is interrupted
   * @throws ReflectiveOperationException what the call throws
   */
  static Object result(String pid, Callable<?> call)
      throws ShellException, ReflectiveOperationException {
    FutureTask<Object> task = new FutureTask<>(call::call);
    Thread caller = new Thread(task, "call-of-" + pid);
    caller.setDaemon(true);
    caller.start();
    try {
      return task.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new NoAnswerException(pid, MOST_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ShellException(ShellMessage.INTERRUPTED, ExitCode.ERROR);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static ReflectiveOperationException failure(Throwable thrown) {
    if (thrown instanceof Error) {
      throw (Error) thrown;
    }
    return thrown instanceof ReflectiveOperationException
        ? (ReflectiveOperationException) thrown
        : new ReflectiveOperationException(thrown);
  }
}
