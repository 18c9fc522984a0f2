/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * The lengths of the methods' code in a class file (JVMS 4.7.3, {@code code_length}), which the
 * class reader does not tell.
 */
public final class MethodSizes {
  /** HotSpot's {@code HugeMethodLimit}: a larger method is never compiled. */
  private static final int LARGEST_COMPILED_METHOD = 8000;

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

  /**
   * Those methods of a class that HotSpot would compile before they were changed and not after.
   *
   * @param methods those that were changed, by name and descriptor without a gap
   */
  public static Set<String> overgrown(ClassReader before, byte[] after, Set<String> methods) {
    if (after.length <= LARGEST_COMPILED_METHOD) {
      // No method is larger than its class file.
      return Collections.emptySet();
    }
    Map<String, Integer> sizes = of(before);
    Map<String, Integer> changed = of(new ClassReader(after));
    Set<String> overgrown = new HashSet<>();
    for (String method : methods) {
      if (sizes.get(method) <= LARGEST_COMPILED_METHOD
          && changed.get(method) > LARGEST_COMPILED_METHOD) {
        overgrown.add(method);
      }
    }
    return overgrown;
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
