/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.MethodPatterns;
import io.loopbrake.agent.delivery.MethodMatcher;

/** The methods of the option {@code nostop}. */
final class NostopMethods implements MethodMatcher {
  private final MethodPatterns patterns;

  NostopMethods(MethodPatterns patterns) {
    this.patterns = patterns;
  }

  @Override
  public boolean matches(String className, String methodName) {
    return patterns.matches(className, methodName);
  }
}
