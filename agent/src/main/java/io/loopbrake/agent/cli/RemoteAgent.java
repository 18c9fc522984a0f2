/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
  private static final ObjectName NAME = name();
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

  private static ObjectName name() {
    try {
      return new ObjectName("io.loopbrake:type=Loopbrake");
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
              + " lets nobody in without the right --user and password: "
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
    List<Row> rows = rows(called(millis, "findLoops", millis));
    rows.sort((a, b) -> Double.compare(b.number("cpuPercent"), a.number("cpuPercent")));
    return rows;
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
          "there is no Loopbrake MBean in that JVM: it has no agent, or the"
              + " agent was started with jmx=off, or it is off; its standard error says so",
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
