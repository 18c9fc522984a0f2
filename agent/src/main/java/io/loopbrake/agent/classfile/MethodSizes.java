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

/**
 * The lengths of the methods' code in a class file (JVMS 4.7.3, {@code code_length}), which ASM
 * does not tell.
 */
public final class MethodSizes implements CodeAttributes.Visitor {
  /** HotSpot's {@code HugeMethodLimit}: a larger method is never compiled. */
  private static final int LARGEST_COMPILED_METHOD = 8000;

  private final byte[] bytes;
  private final CodeAttributes methods;
  private final Map<String, Integer> sizes = new HashMap<>();

  private MethodSizes(byte[] classFile) {
    bytes = classFile;
    methods = new CodeAttributes(classFile);
  }

  /**
   * The methods of a class that HotSpot would compile before a change and not after it.
   *
   * @param methods the changed methods, by name and descriptor without a gap; all have code
   * @throws RuntimeException if one of the class files is malformed
   */
  public static Set<String> overgrown(byte[] before, byte[] after, Set<String> methods) {
    if (after.length <= LARGEST_COMPILED_METHOD) {
      // No method is larger than its class file.
      return Collections.emptySet();
    }
    Map<String, Integer> sizes = of(before);
    Map<String, Integer> changed = of(after);
    Set<String> overgrown = new HashSet<>();
    for (String method : methods) {
      if (sizes.get(method) <= LARGEST_COMPILED_METHOD
          && changed.get(method) > LARGEST_COMPILED_METHOD) {
        overgrown.add(method);
      }
    }
    return overgrown;
  }

  /**
   * The length of the code in bytes of each method that has code, by name and descriptor without a
   * gap.
   *
   * @throws RuntimeException if the class file is malformed
   */
  public static Map<String, Integer> of(byte[] classFile) {
    MethodSizes sizes = new MethodSizes(classFile);
    sizes.methods.accept(sizes);
    return sizes.sizes;
  }

  @Override
  public void code(int method, int member, int code, int length) {
    sizes.put(text(member + 2) + text(member + 4), length);
  }

  private String text(int at) {
    return methods.constants().string(BigEndian.u2(bytes, at));
  }
}
