/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.management.Notification;
import javax.management.openmbean.CompositeData;

/** Stops threads, some of which try to write lines of their own, and writes what it was told. */
public final class Told {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final String FORGED = "x\r\nloopbrake: forged\u2028loopbrake: forged\u0085\u001b[2J\f\u202ey\u2066z\u061c";

  private final Operator operator = new Operator();
  private final List<Notification> told = new CopyOnWriteArrayList<>();

  public static void main(String[] arguments) throws Exception {
    new Told().run();
    System.exit(0);
  }

  private void run() throws Exception {
    operator.listen((notification, handback) -> told.add(notification));
    stop(Subject.started("plain", Report::write), "ticket 4711");
    stop(Subject.started("named " + FORGED, Report::write), "because " + FORGED);
    Method forging = forgingMethod();
    stop(Subject.started("forging method", () -> call(forging)), "its name");
    CountDownLatch enough = new CountDownLatch(1);
    cancelAndExpire(Subject.started("waiting", enough::await));
    missed(Subject.started("missed", enough::await), enough);
    Pause.until(() -> isLast("missed"), PATIENCE_MILLIS);
    for (Notification notification : told) {
      print(notification);
    }
  }

  private void stop(Subject subject, String reason) {
    Request request = operator.answered(operator.call("stopThread", subject.getId(), reason));
    request.awaitEnd(PATIENCE_MILLIS);
    request
        .line("stopped", request.id() + "")
        .with("threadName", request.row().get("threadName"))
        .with("reason", request.row().get("reason"))
        .with("thrownAt", subject.thrownAt())
        .print();
  }

  /** A waiting thread is not interrupted here. */
  private void cancelAndExpire(Subject subject) {
    operator.stop(subject).cancel();
    operator.stop(subject, 1).awaitEnd(PATIENCE_MILLIS);
  }

  private void missed(Subject subject, CountDownLatch enough) {
    Request request = operator.stop(subject);
    enough.countDown();
    request.awaitEnd(PATIENCE_MILLIS);
  }

  private boolean isLast(String state) {
    return !told.isEmpty() && told.get(told.size() - 1).getType().endsWith(state);
  }

  private static void print(Notification notification) {
    CompositeData row = (CompositeData) notification.getUserData();
    new Line("told")
        .with("type", notification.getType())
        .with("number", notification.getSequenceNumber())
        .with("message", notification.getMessage())
        .with("id", row.get("id"))
        .with("state", row.get("state"))
        .with("requestedBy", row.get("requestedBy"))
        .with("reason", row.get("reason"))
        .with("stack", row.get("stack"))
        .print();
  }

  private static void call(Method method) throws Exception {
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw (Error) e.getCause();
    }
  }

  /** JVMs take line breaks in names of methods (JVMS 4.2.2). */
  private static Method forgingMethod() throws Exception {
    byte[] classFile = bytes(Report.class.getName().replace('.', '/') + ".class");
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    String forged = text.replace("turnXroundXandXforgeXaXline", "t\nloopbrake: forged methods");
    Class<?> type =
        new ClassLoader(null) {
          Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
          }
        }.define(forged.getBytes(StandardCharsets.ISO_8859_1));
    Method method = type.getDeclaredMethod("t\nloopbrake: forged methods");
    method.setAccessible(true);
    return method;
  }

  private static byte[] bytes(String resource) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = Told.class.getClassLoader().getResourceAsStream(resource)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
      }
    }
    return bytes.toByteArray();
  }
}
