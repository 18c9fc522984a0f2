/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.jmx.LoopbrakeOperations;
import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.message.ShellMessage;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;

/** The MBean of an agent in another JVM. */
final class RemoteAgent implements Closeable {
  private static final ObjectName NAME = name(MBeanRegistration.NAME);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_MILLIS = 20;
  private static final long SHORT_LOOK_MILLIS = 500;

  /** A machine that is busy takes longer than the forecast. */
  private static final double TIMES_FORECAST = 2;

  private static final Comparator<Row> HOTTEST_FIRST =
      Comparator.comparingDouble((Row row) -> row.number(Columns.CPU_PERCENT)).reversed();

  private final String jvm;
  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final LoopbrakeOperations loopbrake;

  private RemoteAgent(String jvm, JMXConnector connector) throws IOException {
    this.jvm = jvm;
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
    this.loopbrake = JMX.newMBeanProxy(server, NAME, LoopbrakeOperations.class);
    awaitMBean();
  }

  private static ObjectName name(String text) {
    try {
      return new ObjectName(text);
    } catch (MalformedObjectNameException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Connects.
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
    return Row.of(ask(LoopbrakeOperations::getStatus));
  }

  /** The requests, newest first. */
  List<Row> requests() throws ShellException {
    return rows(ask(LoopbrakeOperations::getRequests));
  }

  /** The busy loops with brakes, hottest first. */
  List<Row> findLoops(long millis) throws ShellException {
    return hottestFirst(ask(millis, () -> loopbrake.findLoops(millis)));
  }

  /** The busy threads, in loops with brakes and elsewhere. */
  Busy findBusy(long millis) throws ShellException {
    CompositeData both = ask(millis, () -> loopbrake.findBusy(millis));
    return new Busy(
        hottestFirst(both.get(Columns.LOOPS)), hottestFirst(both.get(Columns.UNCOVERED)));
  }

  /** All busy threads, hottest first. */
  List<Row> findAllBusy() throws ShellException {
    Busy busy = findBusy(SHORT_LOOK_MILLIS);
    List<Row> all = new ArrayList<>(busy.loops());
    all.addAll(busy.uncovered());
    all.sort(HOTTEST_FIRST);
    return all;
  }

  private static List<Row> hottestFirst(Object table) {
    List<Row> rows = rows(table);
    rows.sort(HOTTEST_FIRST);
    return rows;
  }

  /** The busy threads, in loops with brakes and elsewhere, each list hottest first. Immutable. */
  static final class Busy {
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
  }

  /** Requests the stops of a target, and returns the ids of the requests. */
  List<Long> requestStop(String target, String reason) throws ShellException {
    return ids(rows(ask(agent -> agent.requestStop(target, reason))));
  }

  List<Long> requestRescue(String target, String reason) throws ShellException {
    return ids(rows(ask(agent -> agent.requestRescue(target, reason))));
  }

  private static List<Long> ids(List<Row> requests) {
    return requests.stream().map(Row::id).collect(Collectors.toList());
  }

  /** The names of the platform threads, by their ids. */
  Map<Long, String> threadNames() throws ShellException {
    ObjectName threading = name(ManagementFactory.THREAD_MXBEAN_NAME);
    Object ids = ask(0, () -> server.getAttribute(threading, "AllThreadIds"));
    String[] types = {long[].class.getName()};
    Object infos =
        ask(0, () -> server.invoke(threading, "getThreadInfo", new Object[] {ids}, types));
    Map<Long, String> names = new LinkedHashMap<>();
    for (CompositeData info : (CompositeData[]) infos) {
      if (info != null) {
        names.put((Long) info.get("threadId"), String.valueOf(info.get("threadName")));
      }
    }
    return names;
  }

  /** A thread dump, as jcmd writes it. */
  String threadDump() throws ShellException {
    ObjectName commands = name("com.sun.management:type=DiagnosticCommand");
    String[] types = {String[].class.getName()};
    Object[] arguments = {new String[0]};
    return String.valueOf(ask(0, () -> server.invoke(commands, "threadPrint", arguments, types)));
  }

  /** The effect of including these classes, or of excluding them. */
  Row previewClasses(String pattern) throws ShellException {
    return Row.of(ask(agent -> agent.previewClasses(pattern)));
  }

  /**
   * Adds the pattern.
   *
   * @param seconds the forecast of the time that this takes
   */
  String addClasses(String pattern, double seconds) throws ShellException {
    long atMost = TimeUnit.SECONDS.toMillis((long) (TIMES_FORECAST * seconds));
    return ask(atMost, () -> loopbrake.addClasses(pattern));
  }

  /** Calls the MBean. */
  <T> T ask(Question<T> question) throws ShellException {
    return ask(0, () -> question.to(loopbrake));
  }

  /** Calls the MBean; {@code millis} is the least time until the answer. */
  private <T> T ask(long millis, Callable<T> question) throws ShellException {
    SlowAnswerNotice waiting = new SlowAnswerNotice(jvm, millis);
    try {
      return question.call();
    } catch (UndeclaredThrowableException e) {
      throw failure(e.getUndeclaredThrowable());
    } catch (Exception e) {
      throw failure(e);
    } finally {
      waiting.end();
    }
  }

  private static ShellException failure(Throwable e) {
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

  /**
   * Waits for the MBean, for two seconds at most: it is registered a moment after the MBean server
   * is created, perhaps for this connection. If it is missing then, the calls fail.
   */
  private void awaitMBean() throws IOException {
    long start = System.nanoTime();
    try {
      while (!server.isRegistered(NAME) && System.nanoTime() - start < PATIENCE_NANOS) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Row> rows(Object table) {
    List<Row> rows = new ArrayList<>();
    for (Object row : ((TabularData) table).values()) {
      rows.add(Row.of((CompositeData) row));
    }
    return rows;
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // Everything has been done.
    }
  }

  /** A call of the MBean. */
  interface Question<T> {
    T to(LoopbrakeOperations loopbrake) throws Exception;
  }
}
