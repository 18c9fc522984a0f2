/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * The lengths of the methods' code in a class file (JVMS 4.7.3, {@code code_length}), which the
 * class reader does not tell.
 */
public final class MethodSizes {
  private static final int FIELD_HEADER = 6;
  private static final int MAX_STACK_AND_LOCALS = 4;

  private final ClassReader reader;
  private final char[] buffer;
  private final Map<String, Integer> sizes = new HashMap<>();
  private int offset;

  private MethodSizes(ClassReader reader) {
    this.reader = reader;
    this.buffer = new char[reader.getMaxStringLength()];
  }

  /** The code length of each method that has code, by name and descriptor without a gap. */
  public static Map<String, Integer> of(ClassReader reader) {
    MethodSizes sizes = new MethodSizes(reader);
    sizes.read();
    return sizes.sizes;
  }

  private void read() {
    int interfaces = reader.readUnsignedShort(reader.header + 6);
    offset = reader.header + 8 + 2 * interfaces;
    for (int fields = nextShort(); fields > 0; fields--) {
      offset += FIELD_HEADER;
      skipAttributes();
    }
    for (int methods = nextShort(); methods > 0; methods--) {
      readMethod();
    }
  }

  private void readMethod() {
    String key = reader.readUTF8(offset + 2, buffer) + reader.readUTF8(offset + 4, buffer);
    offset += FIELD_HEADER;
    for (int attributes = nextShort(); attributes > 0; attributes--) {
      if ("Code".equals(reader.readUTF8(offset, buffer))) {
        sizes.put(key, reader.readInt(offset + 6 + MAX_STACK_AND_LOCALS));
      }
      skipAttribute();
    }
  }

  private void skipAttributes() {
    for (int attributes = nextShort(); attributes > 0; attributes--) {
      skipAttribute();
    }
  }

  private void skipAttribute() {
    offset += 6 + reader.readInt(offset + 2);
  }

  private int nextShort() {
    int value = reader.readUnsignedShort(offset);
    offset += 2;
    return value;
  }
}
