/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.flow.HandlerCode;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.JavaVersion;

/**
 * Finds the cleanup code of a class, in the form in which this JVM reports the place of a frame.
 */
final class CleanupMap {
  private static final int FIRST_WITH_BYTE_CODE_INDEXES = 11;

  /** Before Java 11, only the lines of frames are known, see package {@code stack}. */
  private static final boolean BY_LINES = JavaVersion.ofThisJvm() < FIRST_WITH_BYTE_CODE_INDEXES;

  private final StopType stop;

  CleanupMap(StopType stop) {
    this.stop = stop;
  }

  HandlerCode of(byte[] classFile) {
    return BY_LINES
        ? HandlerCode.ofLines(classFile, stop, GateClass.checkpointOwnerPrefixes())
        : HandlerCode.of(classFile, stop, GateClass.checkpointOwnerPrefixes());
  }
}
