/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.stubborn;

import io.loopbrake.library.Framework;

/** Loops that try again, or have a library do so. */
final class Retrying {
  private static final int TIMES = 5;

  private Retrying() {}

  static void nestedRetryInside(Runnable work) {
    while (true) {
      try {
        retry(work);
      } catch (Throwable t) {
        retry(work);
      }
    }
  }

  private static void retry(Runnable work) {
    for (int i = 1; ; i++) {
      try {
        work.run();
        return;
      } catch (Throwable t) {
        if (i == TIMES) {
          throw t;
        }
      }
    }
  }

  static void nestedRetryOutside(Runnable work) {
    for (int i = 0; i < TIMES; i++) {
      try {
        while (true) {
          work.run();
        }
      } catch (Throwable t) {
        Work.note(t);
      }
    }
    while (true) {
      work.run();
    }
  }

  static void nestedRetryBoth(Runnable work) {
    while (true) {
      try {
        nestedRetryInside(work);
      } catch (Throwable t) {
        for (int i = 0; i < TIMES; i++) {
          try {
            nestedRetryInside(work);
          } catch (Throwable again) {
            Work.note(again);
          }
        }
      }
    }
  }

  static void swallowingLibraryInside(Runnable work) {
    while (true) {
      Framework.quietly(work);
    }
  }

  static void swallowingLibraryOutside(Runnable work) {
    Framework.quietly(
        () -> {
          while (true) {
            work.run();
          }
        });
    while (true) {
      work.run();
    }
  }

  static void swallowingLibraryBoth(Runnable work) {
    Framework.quietly(() -> swallowingLibraryInside(work));
    swallowingLibraryInside(work);
  }
}
