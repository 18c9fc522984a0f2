/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waiters;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stops threads that cannot be reached, looks what is said of them, and lets them go. */
public final class Stuck {
  private static final Pattern ADVICE = Pattern.compile("addClasses\\((.*?)\\)");
  private static final long LOOK_MILLIS = 400;
  private static final long PATIENCE_MILLIS = 20_000;

  private static final Operator OPERATOR = new Operator();

  private Stuck() {}

  public static void main(String[] arguments) throws Exception {
    waiting("lock", new Deaf.OnLock(), "no interrupt");
    waiting("monitor", new Deaf.OnMonitor(), "BLOCKED");
    waiting("socket", new Deaf.OnSocket(), "native code");
    spinning("library", new Deaf.InLibrary(), new Deaf.InLibrary());
    spinning("regex", new Deaf.InRegex(), new Deaf.InRegex());
    new Line("interrupted").with("any", Deaf.isInterrupted()).print();
    System.exit(0);
  }

  /** {@code how} is what is said of it. */
  private static void waiting(String name, Deaf deaf, String how) {
    Subject subject = Subject.started(name, deaf::run);
    Pause.millis(50);
    Request request = OPERATOR.stop(subject);
    request.awaitWhy(how, PATIENCE_MILLIS);
    Pause.millis(LOOK_MILLIS);
    before(request, subject);
    deaf.release();
    request.awaitEnd(PATIENCE_MILLIS);
    report("after", request, subject);
  }

  /** Follows the advice, which helps from the next call on. */
  private static void spinning(String name, Deaf deaf, Deaf next) {
    Subject subject = Subject.started(name, deaf::run);
    Pause.millis(50);
    Request request = OPERATOR.stop(subject);
    String why = request.awaitWhy("addClasses", PATIENCE_MILLIS);
    before(request, subject);
    request.cancel();
    deaf.release();
    Matcher advice = ADVICE.matcher(why);
    if (advice.find()) {
      OPERATOR.call("addClasses", advice.group(1));
      Subject second = Subject.started(name, next::run);
      Pause.millis(50);
      Request again = OPERATOR.stop(second);
      again.awaitEnd(PATIENCE_MILLIS);
      report("after", again, second);
    }
  }

  private static void before(Request request, Subject subject) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(subject.getId());
    request
        .line("before", subject.getName())
        .with("alive", subject.isAlive())
        .with("threadState", info.getThreadState())
        .with("lock", info.getLockName())
        .with("owner", info.getLockOwnerName())
        .with("ownerId", info.getLockOwnerId())
        .print();
  }

  private static void report(String kind, Request request, Subject subject) {
    request
        .line(kind, subject.getName())
        .with("alive", subject.isAlive())
        .with("thrown", subject.thrown())
        .print();
  }
}
