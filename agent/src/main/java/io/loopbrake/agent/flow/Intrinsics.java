/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls that the JIT compiler replaces by a few instructions, so that a loop with only such calls
 * is tight: HotSpot's intrinsics ({@code vmIntrinsics.hpp}) and the accessors of strings, whose
 * bodies are smaller than a call and always inlined.
 */
final class Intrinsics {
  private static final Set<String> OWNERS =
      new HashSet<>(
          Arrays.asList(
              "java/lang/Math",
              "java/lang/StrictMath",
              "java/lang/Integer",
              "java/lang/Long",
              "java/lang/Float",
              "java/lang/Double",
              "java/lang/Short",
              "java/lang/Character"));

  private static final Set<String> STRING_ACCESSORS =
      new HashSet<>(Arrays.asList("charAt", "length", "isEmpty"));

  private Intrinsics() {}

  /** Whether the JIT compiler replaces the call by a few instructions. */
  static boolean contain(String owner, String name, String descriptor) {
    return owner.equals("java/lang/String")
        ? STRING_ACCESSORS.contains(name)
        : OWNERS.contains(owner) && descriptor.indexOf('L') < 0;
  }
}
