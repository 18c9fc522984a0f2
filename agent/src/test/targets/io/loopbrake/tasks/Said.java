/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Tasks that say which they are, and give an answer. */
final class Said {
  private Said() {}

  static Callable<Integer> task(String name, int answer) {
    return supplier(name, answer)::get;
  }

  static Supplier<Integer> supplier(String name, int answer) {
    return () -> {
      EventRecorder.write(name);
      return answer;
    };
  }
}
