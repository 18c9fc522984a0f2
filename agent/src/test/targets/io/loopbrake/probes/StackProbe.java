/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Lets the agent's own reader look at the stack whenever a checkpoint is passed, and prints the
 * innermost frame. Needs the agent, with flag checkpoints in this class, and an open java.lang.
 */
public final class StackProbe {
  private static final String[] PROPERTIES = {
    "className", "methodName", "descriptor", "byteCodeIndex", "line", "depth"
  };

  private static Object[] frames;

  private StackProbe() {}

  public static void main(String[] agentClasses) throws Exception {
    URL url = new File(agentClasses[0]).toURI().toURL();
    ClassLoader hidden = new URLClassLoader(new URL[] {url}, null);
    Object reader =
        hidden
            .loadClass("io.loopbrake.agent.stack.StackReaders")
            .getMethod("forThisJvm")
            .invoke(null);
    System.out.println("reader " + reader.getClass().getSimpleName());
    Method read =
        hidden.loadClass("io.loopbrake.agent.stack.StackReader").getMethod("ofCurrentThread");
    set("handler", (Runnable) () -> look(read, reader));

    print("in the work", working(2));
    print("in catch", catching(2));
    print("in finally", cleaningUp(2));
    print("called by catch", callingInCatch(2));
  }

  private static void look(Method read, Object reader) {
    try {
      set("armed", false);
      frames = (Object[]) read.invoke(reader);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(String field, Object value) throws ReflectiveOperationException {
    Field declared = Class.forName("java.lang.$Loopbrake").getDeclaredField(field);
    declared.setAccessible(true);
    declared.set(null, value);
  }

  private static void arm() {
    try {
      set("armed", true);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(String what, int unused) throws ReflectiveOperationException {
    for (Object frame : frames.length > 1 ? Arrays.copyOf(frames, 2) : frames) {
      StringBuilder text = new StringBuilder(what);
      for (String property : PROPERTIES) {
        Method accessor = frame.getClass().getMethod(property);
        text.append('|').append(accessor.invoke(frame));
      }
      System.out.println(text.append('|').append(frames.length));
    }
  }

  private static int working(int limit) {
    int sum = 0;
    try {
      arm();
      for (int i = 0; i < limit; i++) {
        sum += i;
      }
    } catch (IllegalStateException e) {
      sum--;
    }
    return sum;
  }

  private static int catching(int limit) {
    int sum = 0;
    try {
      fail();
    } catch (UnsupportedOperationException e) {
      arm();
      for (int i = 0; i < limit; i++) {
        sum += i;
      }
    }
    return sum;
  }

  private static int cleaningUp(int limit) {
    int sum = 0;
    try {
      try {
        fail();
      } finally {
        arm();
        for (int i = 0; i < limit; i++) {
          sum += i;
        }
      }
    } catch (UnsupportedOperationException e) {
      sum--;
    }
    return sum;
  }

  private static int callingInCatch(int limit) {
    try {
      fail();
      return 0;
    } catch (UnsupportedOperationException e) {
      return working(limit);
    }
  }

  private static void fail() {
    throw new UnsupportedOperationException("expected");
  }
}
