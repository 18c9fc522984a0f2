/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Defines copies of the model class under names of their own. */
final class ModelLoader extends ClassLoader {
  private static final String MODEL = "Model000000";
  private static final byte[] FILE = read();

  ModelLoader() {
    super(ModelLoader.class.getClassLoader());
  }

  private static byte[] read() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream stream = ModelLoader.class.getResourceAsStream(MODEL + ".class")) {
      for (int b = stream.read(); b >= 0; b = stream.read()) {
        bytes.write(b);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  /** Defines and initialises the copy with this number, of six digits at most. */
  Class<?> load(int number) {
    byte[] name = String.format("Model%06d", number).getBytes(StandardCharsets.US_ASCII);
    byte[] copy = FILE.clone();
    for (int i = 0; i + name.length <= copy.length; i++) {
      if (isModelAt(copy, i)) {
        System.arraycopy(name, 0, copy, i, name.length);
      }
    }
    try {
      return Class.forName(defineClass(null, copy, 0, copy.length).getName(), true, this);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A new object of the copy with this number. */
  Loops create(int number) {
    try {
      return (Loops) load(number).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isModelAt(byte[] bytes, int offset) {
    for (int i = 0; i < MODEL.length(); i++) {
      if (bytes[offset + i] != MODEL.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
