/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** Uses the MBean of this JVM as any client does, so that one JVM does many stops quickly. */
public final class Operator {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Pattern REQUEST = Pattern.compile("request (\\d+) .*", Pattern.DOTALL);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  /** Waits until the MBean is there. */
  public Operator() {
    try {
      name = new ObjectName("io.loopbrake:type=Loopbrake");
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    long start = System.nanoTime();
    while (!server.isRegistered(name)) {
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IllegalStateException("the MBean has not been registered");
      }
      Pause.millis(10);
    }
  }

  public void listen(NotificationListener listener) {
    try {
      server.addNotificationListener(name, listener, null, null);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls an operation whose parameters are {@code long} and {@code String}. */
  public Object call(String operation, Object... arguments) {
    String[] signature = new String[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      signature[i] = arguments[i] instanceof Long ? "long" : String.class.getName();
    }
    try {
      return server.invoke(name, operation, arguments, signature);
    } catch (RuntimeMBeanException e) {
      throw e.getTargetException();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for the stop of what the thread works on. */
  public Request stop(Thread thread) {
    return answered(call("stopThread", thread.getId(), "test of " + thread.getName()));
  }

  /** Asks for the stop of what the thread works on, within so many seconds. */
  public Request stop(Thread thread, long seconds) {
    return answered(
        call("stopTask", thread.getId() + "#0", "test of " + thread.getName(), seconds));
  }

  /** The request that an answer speaks of first. */
  public Request answered(Object answer) {
    Matcher matcher = REQUEST.matcher(String.valueOf(answer));
    if (!matcher.matches()) {
      throw new IllegalStateException("no request in: " + answer);
    }
    return new Request(this, Long.parseLong(matcher.group(1)));
  }

  /** A column of the status. */
  public Object status(String column) {
    try {
      return ((CompositeData) server.getAttribute(name, "Status")).get(column);
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The requests, newest first. */
  public List<CompositeData> requests() {
    List<CompositeData> rows = new ArrayList<>();
    try {
      for (Object row : ((TabularData) server.getAttribute(name, "Requests")).values()) {
        rows.add((CompositeData) row);
      }
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
    return rows;
  }
}
