/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;

/** JavaScript in Mozilla's Rhino; the threads share the global scope and the functions in it. */
abstract class Rhino implements Program {
  private static final String SUM =
      "function sumUpTo(last) {"
          + "  var sum = 0;"
          + "  for (var i = 1; i <= last; i++) { sum += i; }"
          + "  return sum;"
          + "}";

  private final int optimizationLevel;
  private final ScriptableObject scope;
  private final Function sum;

  Rhino(int optimizationLevel) {
    this.optimizationLevel = optimizationLevel;
    Context context = enter();
    try {
      scope = context.initSafeStandardObjects();
      sum = context.compileFunction(scope, SUM, "sum.js", 1, null);
    } finally {
      Context.exit();
    }
  }

  private Context enter() {
    Context context = Context.enter();
    context.setOptimizationLevel(optimizationLevel);
    return context;
  }

  @Override
  public long sumUpTo(int last) {
    Context context = enter();
    try {
      return (long) Context.toNumber(sum.call(context, scope, scope, new Object[] {last}));
    } finally {
      Context.exit();
    }
  }

  @Override
  public void runAway() {
    Context context = enter();
    try {
      context.evaluateString(scope, "while (true) {}", "endless.js", 1, null);
    } finally {
      Context.exit();
    }
  }
}
