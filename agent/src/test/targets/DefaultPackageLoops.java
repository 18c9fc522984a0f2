/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** In no package, as script engines define their classes. */
public final class DefaultPackageLoops {
  private DefaultPackageLoops() {}

  public static long whileLoop(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }
}
