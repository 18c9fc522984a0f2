/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.delivery;

/** Matches methods that the user named. */
public interface MethodMatcher {
  /** Whether the method, named as in a stack trace, is one of them. */
  boolean matches(String className, String methodName);
}
