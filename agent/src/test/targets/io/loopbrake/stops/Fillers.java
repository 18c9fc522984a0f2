/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stops;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** Loads as many classes as a JVM is to have: copies of one, under other names. */
final class Fillers extends ClassLoader {
  private static final byte[] DIGITS = "Filler00000".getBytes(StandardCharsets.US_ASCII);

  private final byte[] model;

  private Fillers() throws Exception {
    super(Fillers.class.getClassLoader());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream stream = Fillers.class.getResourceAsStream("Filler00000.class")) {
      for (int b = stream.read(); b >= 0; b = stream.read()) {
        bytes.write(b);
      }
    }
    model = bytes.toByteArray();
  }

  /** Loads classes until this JVM has so many. */
  static void fillUpTo(int classes) throws Exception {
    Fillers loader = new Fillers();
    int missing = classes - ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    for (int i = 1; i <= missing; i++) {
      loader.load(i);
    }
  }

  private void load(int number) throws Exception {
    byte[] name = String.format("Filler%05d", number).getBytes(StandardCharsets.US_ASCII);
    byte[] copy = model.clone();
    for (int i = 0; i + DIGITS.length <= copy.length; i++) {
      if (matches(copy, i)) {
        System.arraycopy(name, 0, copy, i, name.length);
      }
    }
    Class.forName(defineClass(null, copy, 0, copy.length).getName(), true, this);
  }

  private static boolean matches(byte[] bytes, int offset) {
    for (int i = 0; i < DIGITS.length; i++) {
      if (bytes[offset + i] != DIGITS[i]) {
        return false;
      }
    }
    return true;
  }
}
