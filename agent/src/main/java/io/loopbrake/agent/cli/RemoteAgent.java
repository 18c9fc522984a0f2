/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.link.Operation;
import io.loopbrake.agent.message.ShellMessage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;

/** The MBean of an agent in another JVM. */
final class RemoteAgent implements Closeable {
  private static final long SHORT_LOOK_MILLIS = 500;

  /** A machine that is busy takes longer than the forecast. */
  private static final double TIMES_FORECAST = 2;

  private static final Comparator<Row> HOTTEST_FIRST =
      Comparator.comparingDouble((Row row) -> row.number(Columns.CPU_PERCENT)).reversed();

  private final String jvm;
  private final AgentConnection connection;

  /**
   * Describes an agent.
   *
   * @param jvm the name of the JVM that the user gave
   */
  RemoteAgent(String jvm, AgentConnection connection) {
    this.jvm = jvm;
    this.connection = connection;
  }

  /**
   * Connects over JMX.
   *
   * @param jvm the name of the JVM that the user gave
   * @param credentials a user and a password, or null
   */
  static RemoteAgent at(String jvm, String url, String[] credentials) throws ShellException {
    SlowAnswerNotice waiting = new SlowAnswerNotice(jvm, 0);
    try {
      return new RemoteAgent(jvm, JmxConnection.open(url, credentials));
    } catch (SecurityException e) {
      throw new ShellException(
          ShellMessage.LOGIN_REFUSED.with(url, ShellException.messageOf(e)), ExitCode.ERROR);
    } catch (IOException e) {
      throw new ShellException(
          ShellMessage.NO_CONNECTION.with(url, ShellException.messageOf(e)), ExitCode.ERROR);
    } finally {
      waiting.end();
    }
  }

  Row status() throws ShellException {
    return row(call(Operation.STATUS));
  }

  /** The requests, newest first. */
  List<Row> requests() throws ShellException {
    return rows(call(Operation.REQUESTS));
  }

  /** The busy threads, in loops with brakes and elsewhere. */
  Busy findBusy(long millis) throws ShellException {
    Map<?, ?> both = (Map<?, ?>) callFor(millis, Operation.FIND_BUSY, millis);
    return new Busy(
        hottestFirst(both.get(Columns.LOOPS)), hottestFirst(both.get(Columns.UNCOVERED)));
  }

  /** All busy threads, hottest first. */
  List<Row> findAllBusy() throws ShellException {
    return findBusy(SHORT_LOOK_MILLIS).all();
  }

  private static List<Row> hottestFirst(Object table) {
    List<Row> rows = rows(table);
    rows.sort(HOTTEST_FIRST);
    return rows;
  }

  /** The busy threads, in loops with brakes and elsewhere, each list hottest first. Immutable. */
  static final class Busy {
    /** The name in the JSON; the tables of the agent have no such column. */
    private static final String COVERED = "covered";

    private final List<Row> loops;
    private final List<Row> uncovered;

    Busy(List<Row> loops, List<Row> uncovered) {
      this.loops = Collections.unmodifiableList(loops);
      this.uncovered = Collections.unmodifiableList(uncovered);
    }

    List<Row> loops() {
      return loops;
    }

    List<Row> uncovered() {
      return uncovered;
    }

    /**
     * All of them, hottest first. Each row tells whether the thread is in a loop with brakes, and
     * has its rank among all.
     */
    List<Row> all() {
      List<Row> all = new ArrayList<>();
      loops.forEach(row -> all.add(row.with(COVERED, true)));
      uncovered.forEach(row -> all.add(row.with(COVERED, false)));
      all.sort(HOTTEST_FIRST);
      for (int i = 0; i < all.size(); i++) {
        all.set(i, all.get(i).with(Columns.RANK, i + 1));
      }
      return all;
    }
  }

  /** Requests the stops of a target, and returns the ids of the requests. */
  List<Long> requestStop(String target, String reason) throws ShellException {
    return ids(rows(call(Operation.REQUEST_STOP, target, reason)));
  }

  List<Long> requestRescue(String target, String reason) throws ShellException {
    return ids(rows(call(Operation.REQUEST_RESCUE, target, reason)));
  }

  private static List<Long> ids(List<Row> requests) {
    return requests.stream().map(Row::id).collect(Collectors.toList());
  }

  /** The steps that a rescue of the thread would take, one per line. */
  String planRescue(long threadId) throws ShellException {
    return text(call(Operation.PLAN_RESCUE, threadId));
  }

  String cancel(long requestId) throws ShellException {
    return text(call(Operation.CANCEL, requestId));
  }

  String force(long requestId, String reason) throws ShellException {
    return text(call(Operation.FORCE, requestId, reason));
  }

  /** Removes the agent; returns what was done and what remains, one line each. */
  String detach() throws ShellException {
    return text(call(Operation.DETACH));
  }

  /** The names of the platform threads, by their ids. */
  Map<Long, String> threadNames() throws ShellException {
    Map<Long, String> names = new LinkedHashMap<>();
    for (Row thread : rows(call(Operation.THREAD_NAMES))) {
      names.put(thread.threadId(), String.valueOf(thread.values().get(Columns.THREAD_NAME)));
    }
    return names;
  }

  /** A thread dump, as jcmd writes it. */
  String threadDump() throws ShellException {
    return text(call(Operation.THREAD_DUMP));
  }

  /** The effect of including these classes, or of excluding them. */
  Row previewClasses(String pattern) throws ShellException {
    return row(call(Operation.PREVIEW_CLASSES, pattern));
  }

  /**
   * Adds the pattern.
   *
   * @param seconds the forecast of the time that this takes
   */
  String addClasses(String pattern, double seconds) throws ShellException {
    long atMost = TimeUnit.SECONDS.toMillis((long) (TIMES_FORECAST * seconds));
    return text(callFor(atMost, Operation.ADD_CLASSES, pattern));
  }

  private Object call(Operation operation, Object... arguments) throws ShellException {
    return callFor(0, operation, arguments);
  }

  /** Calls the agent; {@code millis} is the least time until the answer. */
  private Object callFor(long millis, Operation operation, Object... arguments)
      throws ShellException {
    SlowAnswerNotice waiting = new SlowAnswerNotice(jvm, millis);
    try {
      return connection.call(operation, arguments);
    } catch (Exception e) {
      throw failure(e);
    } finally {
      waiting.end();
    }
  }

  private static ShellException failure(Exception e) {
    if (e instanceof ShellException) {
      return (ShellException) e;
    }
    if (e instanceof InstanceNotFoundException) {
      return new ShellException(ShellMessage.NO_MBEAN, ExitCode.NO_AGENT);
    }
    if (e instanceof IOException) {
      return new ConnectionLostException(e);
    }
    if (e instanceof SecurityException) {
      return new ShellException(
          ShellMessage.NOT_ALLOWED.with(ShellException.messageOf(e)), ExitCode.ERROR);
    }
    return e instanceof JMException
        ? new ShellException(ShellMessage.JVM_FAILED.with(e), ExitCode.ERROR)
        : ShellException.refused(e);
  }

  private static String text(Object answer) {
    return String.valueOf(answer);
  }

  private static Row row(Object answer) {
    return Row.of((Map<?, ?>) answer);
  }

  private static List<Row> rows(Object table) {
    List<Row> rows = new ArrayList<>();
    for (Object row : (List<?>) table) {
      rows.add(row(row));
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (IOException e) {
      // Everything has been done.
    }
  }
}
