/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Loads a class of the agent a second time, so that the JVM passes it to the transformers. */
final class SelfTestLoader extends ClassLoader {
  private static final int BUFFER = 4096;

  private SelfTestLoader(ClassLoader parent) {
    super(parent);
  }

  static Class<?> load(Class<?> type) throws IOException {
    byte[] classFile = classFile(type);
    return new SelfTestLoader(type.getClassLoader())
        .defineClass(type.getName(), classFile, 0, classFile.length, type.getProtectionDomain());
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      byte[] buffer = new byte[BUFFER];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        bytes.write(buffer, 0, read);
      }
    }
    return bytes.toByteArray();
  }
}
