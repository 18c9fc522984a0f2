/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;

/** Loops in a class that the JVM shows to no agent, which Java 15 and later have (JEP 371). */
public final class HiddenLoop implements Runnable {
  private static final int BUFFER = 8192;

  private final boolean calls;

  HiddenLoop(boolean calls) {
    this.calls = calls;
  }

  /** Runs the loop of a hidden copy of this class. */
  static void runHidden(boolean calls) throws Exception {
    Class<?> option = Class.forName("java.lang.invoke.MethodHandles$Lookup$ClassOption");
    MethodHandles.Lookup hidden =
        (MethodHandles.Lookup)
            MethodHandles.Lookup.class
                .getMethod(
                    "defineHiddenClass",
                    byte[].class,
                    boolean.class,
                    Array.newInstance(option, 0).getClass())
                .invoke(
                    MethodHandles.lookup(), classFile(), true, Array.newInstance(option, 0));
    ((Runnable)
            hidden.lookupClass().getDeclaredConstructor(boolean.class).newInstance(calls))
        .run();
  }

  private static byte[] classFile() throws IOException {
    try (InputStream in = HiddenLoop.class.getResourceAsStream("HiddenLoop.class")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        out.write(buffer, 0, length);
      }
      return out.toByteArray();
    }
  }

  @Override
  public void run() {
    if (calls) {
      runCalling();
    } else {
      runTight();
    }
  }

  private static void runCalling() {
    Map<String, String> parents = new HashMap<>();
    parents.put("a", "b");
    parents.put("b", "a");
    String at = "a";
    while (at != null) {
      at = parents.get(Steps.other(at));
    }
  }

  private static void runTight() {
    long x = 1;
    while (x != 0) {
      x = x * 31 + 7 | 1;
    }
  }
}
