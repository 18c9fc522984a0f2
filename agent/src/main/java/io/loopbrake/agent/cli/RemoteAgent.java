/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;

/** The MBean of an agent in another JVM. */
final class RemoteAgent implements Closeable {
  private static final ObjectName NAME = name("io.loopbrake:type=Loopbrake");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long PAUSE_MILLIS = 20;

  /** A machine that is busy takes longer than the forecast. */
  private static final double TIMES_FORECAST = 2;

  private final String jvm;
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private RemoteAgent(String jvm, JMXConnector connector) throws IOException {
    this.jvm = jvm;
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
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
   * @param jvm as the user named it
   * @param credentials a user and a password, or null
   */
  static RemoteAgent at(String jvm, String url, String[] credentials) throws ShellException {
    Impatience waiting = new Impatience(jvm, 0);
    try {
      return new RemoteAgent(jvm, JmxConnection.open(url, credentials));
    } catch (SecurityException e) {
      throw new ShellException(
          "the JVM at "
              + url
              + " requires a valid --user and password: "
              + ShellException.messageOf(e),
          ExitCode.ERROR);
    } catch (IOException e) {
      throw new ShellException(
          "there is no JMX connection to " + url + ": " + ShellException.messageOf(e),
          ExitCode.ERROR);
    } finally {
      waiting.end();
    }
  }

  Row status() throws ShellException {
    return Row.of((CompositeData) ask(0, () -> server.getAttribute(NAME, "Status")));
  }

  /** The requests, newest first. */
  List<Row> requests() throws ShellException {
    return rows(ask(0, () -> server.getAttribute(NAME, "Requests")));
  }

  /** What is busy, hottest first. */
  List<Row> findLoops(long millis) throws ShellException {
    return hottestFirst(called(millis, "findLoops", millis));
  }

  /** What is busy, in loops with brakes and elsewhere. */
  Busy findBusy(long millis) throws ShellException {
    CompositeData both = (CompositeData) called(millis, "findBusy", millis);
    return new Busy(hottestFirst(both.get("loops")), hottestFirst(both.get("uncovered")));
  }

  private static List<Row> hottestFirst(Object table) {
    List<Row> rows = rows(table);
    rows.sort((a, b) -> Double.compare(b.number("cpuPercent"), a.number("cpuPercent")));
    return rows;
  }

  /** What is busy, in loops with brakes and outside of them, each hottest first. Immutable. */
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

  /** A thread dump as jcmd writes it. */
  String threadDump() throws ShellException {
    ObjectName commands = name("com.sun.management:type=DiagnosticCommand");
    String[] types = {String[].class.getName()};
    Object[] arguments = {new String[0]};
    return String.valueOf(ask(0, () -> server.invoke(commands, "threadPrint", arguments, types)));
  }

  /** What it would do to include these classes, or to exclude them. */
  Row previewClasses(String pattern) throws ShellException {
    return Row.of((CompositeData) called(0, "previewClasses", pattern));
  }

  /** Has the agent add the pattern, which takes so many seconds as a rule. */
  String addClasses(String pattern, double seconds) throws ShellException {
    long atMost = TimeUnit.SECONDS.toMillis((long) (TIMES_FORECAST * seconds));
    return String.valueOf(called(atMost, "addClasses", pattern));
  }

  /** Calls an operation whose parameters are {@code long} and {@code String}. */
  Object call(String operation, Object... arguments) throws ShellException {
    return called(0, operation, arguments);
  }

  private Object called(long millis, String operation, Object... arguments) throws ShellException {
    String[] types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i] instanceof Long ? "long" : String.class.getName();
    }
    return ask(millis, () -> server.invoke(NAME, operation, arguments, types));
  }

  /** Asks; {@code millis} is how long the answer takes in any case. */
  private Object ask(long millis, Question question) throws ShellException {
    Impatience waiting = new Impatience(jvm, millis);
    try {
      return question.ask();
    } catch (RuntimeMBeanException e) {
      throw new ShellException(ShellException.messageOf(e.getTargetException()), ExitCode.ERROR);
    } catch (InstanceNotFoundException e) {
      throw new ShellException(
          "there is no Loopbrake MBean in that JVM: it has no agent, or the agent was"
              + " started with jmx=off, or it is off; see its standard error",
          ExitCode.NO_AGENT);
    } catch (SecurityException e) {
      throw new ShellException(
          "the JMX user may not do that: " + ShellException.messageOf(e), ExitCode.ERROR);
    } catch (IOException e) {
      throw new ConnectionLostException(e);
    } catch (JMException e) {
      throw new ShellException("the JVM answers: " + e, ExitCode.ERROR);
    } finally {
      waiting.end();
    }
  }

  /**
   * It is registered a moment after the MBean server is made, which may be for this connection. One
   * that is not there by the end shows in what is asked.
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
      // All that was to be done has been done.
    }
  }

  private interface Question {
    Object ask() throws JMException, IOException;
  }
}
