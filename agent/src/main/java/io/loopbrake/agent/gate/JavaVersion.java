/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

/** The version of Java that a JVM implements, as one number: 8, 11, 17. */
public final class JavaVersion {
  private JavaVersion() {}

  /** The version of this JVM; 0 if it does not tell. */
  public static int ofThisJvm() {
    return of(System.getProperty("java.specification.version", ""));
  }

  /**
   * Reads a version.
   *
   * @param specification as in {@code java.specification.version}
   * @return 0 if it is not a version
   */
  public static int of(String specification) {
    try {
      return Integer.parseInt(
          specification.startsWith("1.") ? specification.substring(2) : specification);
    } catch (NumberFormatException notAsSpecified) {
      return 0;
    }
  }
}
