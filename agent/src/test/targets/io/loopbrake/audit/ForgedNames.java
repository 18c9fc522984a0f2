/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.audit;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * Has classes, a method and a thread whose names hold lines that look like the agent's, and writes
 * what the agent says of them. One of the classes cannot be given brakes.
 */
public final class ForgedNames {
  private static final long PATIENCE_MILLIS = 30_000;
  private static final String CLASS = "ForgersNamedAfterALineOfTheAuditLogOfTheAgent";
  private static final String METHOD = "turnRoundAndForgeALineOfTheAuditLog";
  private static final String FORGED_CLASS = "F\nloopbrake: forged\u001bc";
  private static final String FORGED_METHOD = "m\nloopbrake: forged\u001bc";

  private final Operator operator = new Operator();

  private ForgedNames() {}

  public static void main(String[] arguments) throws Exception {
    new ForgedNames().run();
    System.exit(0);
  }

  private void run() throws Exception {
    String code = new String(classFile(), StandardCharsets.ISO_8859_1);
    String forged =
        code.replace(CLASS, padded(FORGED_CLASS, CLASS)).replace(METHOD, padded(FORGED_METHOD, METHOD));
    try {
      define(withJumpOutOfItsMethod(forged)).getMethods();
      throw new IllegalStateException("the JVM takes the broken class");
    } catch (LinkageError wanted) {
      new Line("broken").with("as", wanted.getClass().getName()).print();
    }
    Method method = define(forged).getMethod(padded(FORGED_METHOD, METHOD));
    Subject subject = Subject.started("t\nloopbrake: forged\u001b[2J", () -> call(method));
    Pause.until(() -> !busyLoops(100).isEmpty(), PATIENCE_MILLIS);
    for (Object row : busyLoops(300)) {
      ((CompositeData) row).values().forEach(value -> cell("findLoops", value));
    }
    for (String column : new String[] {"patterns", "lastFailures", "notCovered"}) {
      cell("Status", operator.status(column));
    }
    cell("stopHottest", operator.call("stopHottest", "reason"));
    cell("addClasses", operator.call("addClasses", "com.acme.*"));
    refused("stopTask", "x\nloopbrake: forged\u001b[2J", "reason");
    refused("stopThreadsNamed", "x\nloopbrake: forged", "");
    refused("addClasses", "x\nloopbrake: forged");
    operator.stop(subject).awaitEnd(PATIENCE_MILLIS);
    cell("describe", operator.call("describe", 1L));
  }

  private Collection<?> busyLoops(long millis) {
    return ((TabularData) operator.call("findLoops", millis)).values();
  }

  private void refused(String operation, Object... arguments) {
    try {
      throw new IllegalStateException("done: " + operator.call(operation, arguments));
    } catch (IllegalArgumentException wanted) {
      cell(operation, wanted.getMessage());
    }
  }

  private static void cell(String of, Object value) {
    new Line("said").with("by", of).with("text", value).print();
  }

  private static String padded(String name, String as) {
    StringBuilder padded = new StringBuilder(name);
    while (padded.length() < as.length()) {
      padded.append('_');
    }
    return padded.toString();
  }

  /** Its goto, which goes a few bytes back, goes far forward. */
  private static String withJumpOutOfItsMethod(String code) {
    int jump = code.indexOf("\u00a7\u00ff");
    return code.substring(0, jump + 1) + '\u007f' + code.substring(jump + 2);
  }

  private static Class<?> define(String code) {
    return new ClassLoader(null) {
      Class<?> define(byte[] bytes) {
        return defineClass(null, bytes, 0, bytes.length);
      }
    }.define(code.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void call(Method method) throws Exception {
    try {
      method.invoke(null);
    } catch (InvocationTargetException e) {
      throw (Error) e.getCause();
    }
  }

  private static byte[] classFile() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = ForgedNames.class.getResourceAsStream(CLASS + ".class")) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        bytes.write(next);
      }
    }
    return bytes.toByteArray();
  }
}
