/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

/** The outcome of instrumenting one class. */
public final class InstrumentedClass {
  private final byte[] classFile;
  private final ClassCoverage coverage;

  InstrumentedClass(byte[] classFile, ClassCoverage coverage) {
    this.classFile = classFile;
    this.coverage = coverage;
  }

  /** The new class file, or null when the class is to stay as it is. */
  public byte[] classFile() {
    return classFile;
  }

  public ClassCoverage coverage() {
    return coverage;
  }
}
