/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import bsh.Interpreter;

/** Interprets a script with loops. */
final class BeanShell implements LibraryRun.Turn {
  @Override
  public long run() throws Exception {
    Interpreter interpreter = new Interpreter();
    return ((Number)
            interpreter.eval(
                "int sum = 0; int[] numbers = new int[100];"
                    + " for (int i = 0; i < 100; i++) { numbers[i] = i * 7 % 101; }"
                    + " for (int i = 0; i < 100; i++) { if (numbers[i] > 50) { sum += numbers[i]; } }"
                    + " String s = \"\"; while (s.length() < 60) { s = s + sum; } sum + s.length();"))
        .longValue();
  }
}
