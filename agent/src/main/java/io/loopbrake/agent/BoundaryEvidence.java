/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.boundary.TaskBoundaries;
import io.loopbrake.agent.control.Coverage;
import io.loopbrake.agent.task.StackEvidence;
import io.loopbrake.agent.threads.StackTraces;

/** The evidence from the boundaries and the coverage of this JVM. */
final class BoundaryEvidence implements StackEvidence {
  private final TaskBoundaries boundaries;
  private final Coverage coverage;

  BoundaryEvidence(TaskBoundaries boundaries, Coverage coverage) {
    this.boundaries = boundaries;
    this.coverage = coverage;
  }

  @Override
  public boolean isKnown(int boundary) {
    return boundaries.isKnownByNames(boundary);
  }

  @Override
  public boolean isOf(int boundary, String className, String methodName) {
    return boundaries.isIn(boundary, className, methodName);
  }

  @Override
  public boolean isWait(int boundary, String className, String methodName) {
    return boundaries.isFetchIn(boundary, className, methodName);
  }

  @Override
  public boolean isApplicationLoop(String className, String methodName) {
    return !StackTraces.isOfJdk(className) && coverage.hasLoopIn(className, methodName);
  }
}
