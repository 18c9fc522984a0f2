/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.message.ShellMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Waits until stop requests are closed, and shows their progress. */
final class AwaitedRequests {
  static final long USUAL_MILLIS = 30_000;
  private static final long PAUSE_MILLIS = 100;
  private static final double NANOS = 1e9;
  private static final long FIRST_PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final String THROWN = "The stop error had been thrown; last seen: ";
  private static final String UNKNOWN =
      "It is not known whether the stop error had been thrown; the log of that JVM may"
          + " have the answer.";
  private static final String STAYS_OPEN =
      "Still open, and stays open: see requests, or cancel it.";
  private static final String FORCE_HELPS =
      "A stop is deferred where it could do damage; force throws it all the same.";

  private final RemoteAgent agent;
  private final Collection<Long> ids;
  private final Screen screen;
  private final boolean tells;
  private final long start = System.nanoTime();
  private final Map<Long, Row> known = new TreeMap<>();
  private final Map<Long, String> told = new HashMap<>();
  private final Map<Long, Long> explainAt = new HashMap<>();
  private String explained = "";
  private boolean ended;
  private boolean jvmEnded;

  AwaitedRequests(RemoteAgent agent, Collection<Long> ids, Screen screen, boolean tells) {
    this.agent = agent;
    this.ids = ids;
    this.screen = screen;
    this.tells = tells;
  }

  /**
   * Waits until the last request is closed, the time is up, or the JVM has ended.
   *
   * @param hasJvmEnded called when the connection is lost
   */
  void await(long millis, BooleanSupplier hasJvmEnded) throws ShellException {
    // For Ctrl-C, which ends the process without asking.
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave));
    try {
      awaitEnd(millis);
    } catch (ConnectionLostException lost) {
      if (!hasJvmEnded.getAsBoolean()) {
        tellUnseen();
        throw lost;
      }
      jvmEnded = true;
      tellEndOfJvm();
    } finally {
      end();
    }
  }

  /** The requests as they were at the last look. */
  List<Row> requests() {
    return new ArrayList<>(known.values());
  }

  /** Names the requests that no line has named yet, so that they can be found again. */
  private void tellUnseen() {
    for (Long id : tells ? ids : Collections.<Long>emptyList()) {
      if (!told.containsKey(id)) {
        screen.passed();
        screen.line("request " + id + ": asked for; its state is not known");
      }
    }
  }

  /** Shows the last known state of each request, because the JVM cannot be asked any more. */
  private void tellEndOfJvm() {
    for (Long id : tells ? ids : Collections.<Long>emptyList()) {
      screen.passed();
      Row row = known.get(id);
      String head = row == null ? "request " + id : RequestText.fittedHead(row, screen);
      screen.line(head + ": the JVM has ended after " + elapsed());
      if (row != null && !row.isOpen()) {
        RequestText.showWhy(row, screen);
      } else {
        screen.paragraph(isThrown(row) ? THROWN + row.text(Columns.WHY) : UNKNOWN, 2);
      }
    }
  }

  private static boolean isThrown(Row row) {
    return row != null && row.is(RequestState.DELIVERED);
  }

  private void awaitEnd(long millis) throws ShellException {
    while (true) {
      look();
      List<Row> rows = new ArrayList<>(known.values());
      List<Row> open = rows.stream().filter(Row::isOpen).collect(Collectors.toList());
      boolean isUp = System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(millis);
      show(rows, open);
      if (open.isEmpty() || isUp) {
        conclude(open);
        return;
      }
      pause();
    }
  }

  /** Reads the requests. One that the agent does not keep any more stays as it was. */
  private void look() throws ShellException {
    for (Row row : agent.requests()) {
      if (ids.contains(row.id())) {
        known.put(row.id(), row);
      }
    }
  }

  private synchronized void show(List<Row> rows, List<Row> open) {
    if (tells && !ended) {
      rows.forEach(this::tell);
      showPassing(open);
    }
  }

  private synchronized void end() {
    ended = true;
  }

  /** Shows the last line, so that the prompt has a line of its own. */
  private synchronized void leave() {
    if (tells && !ended) {
      ended = true;
      screen.passed();
      screen.line(STAYS_OPEN);
    }
  }

  /** Shows a line for each new state, and the reason for the last one. */
  private void tell(Row row) {
    String state = row.text(Columns.STATE);
    if (!state.equals(told.put(row.id(), state))) {
      screen.passed();
      screen.line(
          RequestText.fittedHead(row, screen) + ": " + screen.state(state) + " after " + elapsed());
      if (!row.isOpen()) {
        RequestText.showWhy(row, screen);
      }
      explainAt.put(row.id(), System.nanoTime() - start + FIRST_PATIENCE_NANOS);
    } else if (row.isOpen() && !screen.isTerminal()) {
      explain(row, state);
    }
  }

  /**
   * Without a terminal, shows the reason why a request is open after one second, two, four, and so
   * on.
   */
  private void explain(Row row, String state) {
    long passed = System.nanoTime() - start;
    if (passed >= explainAt.get(row.id())) {
      screen.line(RequestText.fittedHead(row, screen) + ": still " + state + " after " + elapsed());
      RequestText.showWhy(row, screen);
      explained = row.text(Columns.WHY);
      explainAt.put(row.id(), 2 * passed);
    }
  }

  private void showPassing(List<Row> open) {
    if (!open.isEmpty()) {
      Row row = open.get(0);
      screen.passing(elapsed() + "  request " + row.id() + ": " + row.text(Columns.WHY));
    }
  }

  private void conclude(List<Row> open) {
    if (!tells || open.isEmpty()) {
      return;
    }
    screen.passed();
    for (Row row : open) {
      if (ids.size() > 1) {
        screen.line(
            RequestText.fittedHead(row, screen) + ": " + screen.state(row.text(Columns.STATE)));
      }
      if (ids.size() > 1 || !row.text(Columns.WHY).equals(explained)) {
        RequestText.showWhy(row, screen);
      }
    }
    screen.line(STAYS_OPEN);
    if (open.stream().anyMatch(row -> row.text(Columns.WHY).contains(InlinedText.DEFERRED))) {
      screen.line(FORCE_HELPS);
    }
  }

  private String elapsed() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - start) / NANOS);
  }

  private static void pause() throws ShellException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new ShellException(ShellMessage.INTERRUPTED, ExitCode.ERROR);
    }
  }

  /** The exit code for the outcome of the requests, as far as it is known. */
  ExitCode exitCode() {
    if (!jvmEnded) {
      return exitCode(known.values());
    }
    List<Row> closed = new ArrayList<>(known.values());
    boolean allThrown =
        known.keySet().containsAll(ids)
            && closed.stream().allMatch(row -> !row.isOpen() || isThrown(row));
    closed.removeIf(Row::isOpen);
    return allThrown ? exitCode(closed) : ExitCode.JVM_ENDED;
  }

  /** The exit code for the states of all requests; the worst one for the user decides. */
  static ExitCode exitCode(Collection<Row> requests) {
    ExitCode code = ExitCode.DONE;
    for (Row request : requests) {
      if (request.isOpen()) {
        return ExitCode.OPEN;
      }
      if (request.is(RequestState.CANCELLED) || request.is(RequestState.EXPIRED)) {
        code = ExitCode.NOT_STOPPED;
      } else if (request.is(RequestState.MISSED) && code == ExitCode.DONE) {
        code = ExitCode.MISSED;
      }
    }
    return code;
  }
}
