/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.truth;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.CountDownLatch;

/**
 * Stops threads in all kinds of places. For each it writes what the request says while it is open
 * and what a thread dump shows then, and what it says in the end and what the thread itself knows.
 */
public final class Truths {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final int LOOKS = 10;
  private static final Operator OPERATOR = new Operator();

  private Truths() {}

  public static void main(String[] arguments) throws Exception {
    ended("loop", Behaviour::loop);
    ended("wait", Behaviour::sleep);
    ended("missed", Behaviour::loopInLibrary, "is not instrumented", Truths::letGo);
    reading();
    ended("cancelled", Behaviour::loopInLibrary, "is not instrumented", Request::cancel);
    ended("zone", Behaviour::zone, "deferred", Truths::letGo);
    ended("forced", Behaviour::zone, "deferred", Request::force);
    ended("cutOff", Behaviour::cleanUpForEver);
    ended("cancelledInCleanup", Behaviour::cleanUpForEver, "cleanup code", Request::cancel);
    expired();
    blocked();
    System.exit(0);
  }

  private static void letGo(Request request) throws Exception {
    Behaviour.end();
  }

  /** Something to do about an open request. */
  private interface Step {
    void take(Request request) throws Exception;
  }

  private static void ended(String name, Subject.Work work) throws Exception {
    Behaviour.begin();
    Subject subject = Subject.started(name, work);
    end(OPERATOR.stop(subject), subject);
  }

  private static void ended(String name, Subject.Work work, String until, Step step)
      throws Exception {
    Behaviour.begin();
    Subject subject = Subject.started(name, work);
    Request request = OPERATOR.stop(subject);
    compare(request, subject, until);
    step.take(request);
    end(request, subject);
  }

  private static void reading() throws Exception {
    Behaviour.begin();
    Subject subject = Subject.started("native", Behaviour::readFromSocket);
    Pause.until(() -> isStillInNativeCode(subject), PATIENCE_MILLIS);
    Request request = OPERATOR.stop(subject);
    compare(request, subject, "native code");
    Behaviour.end();
    end(request, subject);
  }

  private static boolean isStillInNativeCode(Subject subject) {
    for (int look = 0; look < LOOKS; look++) {
      StackTraceElement[] stack = subject.getStackTrace();
      if (!Behaviour.isReading() || stack.length == 0 || !stack[0].isNativeMethod()) {
        return false;
      }
      Pause.millis(10);
    }
    return true;
  }

  private static void expired() throws Exception {
    Behaviour.begin();
    Subject subject =
        Subject.started(
            "expired",
            () -> {
              Behaviour.loopInLibrary();
              Behaviour.begin();
              Behaviour.loop();
            });
    Request request = OPERATOR.stop(subject, 1);
    request.awaitEnd(PATIENCE_MILLIS);
    Behaviour.end();
    // Now it is in a loop with checkpoints, and nothing is to happen to it.
    Pause.until(() -> isIn(subject, "loop"), PATIENCE_MILLIS);
    end(request, subject);
  }

  private static boolean isIn(Subject subject, String method) {
    for (StackTraceElement frame : subject.getStackTrace()) {
      if (frame.getMethodName().equals(method)) {
        return true;
      }
    }
    return false;
  }

  private static void blocked() throws Exception {
    Behaviour.begin();
    CountDownLatch held = new CountDownLatch(1);
    Subject holder =
        Subject.started("the holder\nof the monitor", () -> Behaviour.holdMonitor(held));
    held.await();
    Subject subject = Subject.started("blocked", Behaviour::takeMonitor);
    Request request = OPERATOR.stop(subject);
    compare(request, subject, "BLOCKED");
    Behaviour.end();
    holder.awaitEnd(PATIENCE_MILLIS);
    end(request, subject);
  }

  /** The thread stays where it is meanwhile. */
  private static void compare(Request request, Subject subject, String until) {
    request.awaitWhy(until, PATIENCE_MILLIS);
    ThreadInfo info =
        ManagementFactory.getThreadMXBean().getThreadInfo(subject.getId(), Integer.MAX_VALUE);
    StackTraceElement[] stack = info.getStackTrace();
    request
        .line("open", subject.getName())
        .with("threadState", info.getThreadState())
        .with("innermost", Subject.place(stack[0]))
        .with("isNative", stack[0].isNativeMethod())
        .with("ofProgram", ofProgram(stack))
        .with("lock", info.getLockName())
        .with("owner", info.getLockOwnerName())
        .with("ownerId", info.getLockOwnerId())
        .print();
  }

  /** The innermost frame that is neither of the JDK nor of the agent. */
  private static String ofProgram(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().startsWith("io.loopbrake.")
          && !frame.getClassName().startsWith("io.loopbrake.agent.")) {
        return Subject.place(frame);
      }
    }
    return "";
  }

  private static void end(Request request, Subject subject) throws Exception {
    request.awaitEnd(PATIENCE_MILLIS);
    Line line = request.line("closed", subject.getName()).with("alive", subject.isAlive());
    Pause.millis(20);
    line.with("aliveLater", subject.isAlive());
    Behaviour.end();
    subject.awaitEnd(PATIENCE_MILLIS);
    line.with("isStopped", subject.isStopped())
        .with("isReturned", subject.isReturned())
        .with("thrown", subject.thrown())
        .with("thrownAt", subject.thrownAt())
        .with("caughtIn", subject.thrown() == null ? "" : ofProgram(subject.thrown().getStackTrace()))
        .print();
  }
}
