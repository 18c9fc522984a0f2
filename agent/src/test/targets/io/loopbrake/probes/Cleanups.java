/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

/** Cleanup code of every kind that javac makes. What a method calls tells where in it one is. */
public final class Cleanups {
  private static final Object LOCK = new Object();

  private Cleanups() {}

  static void work() {}

  static int workUntilDone() {
    return 0;
  }

  static void clean() {}

  static void cleanMore() {}

  static void cleanRest() {}

  static void after() {}

  static boolean ready() {
    return true;
  }

  static AutoCloseable open() {
    return () -> {};
  }

  static void nothing() {
    work();
  }

  static void catching() {
    try {
      work();
    } catch (IllegalStateException e) {
      clean();
    }
    after();
  }

  static void catchingTwo() {
    try {
      work();
    } catch (IllegalStateException | IllegalArgumentException e) {
      clean();
    } catch (RuntimeException e) {
      cleanMore();
    }
    after();
  }

  static void cleaningUp() {
    try {
      work();
    } finally {
      clean();
    }
    after();
  }

  static void catchingAndCleaningUp() {
    try {
      work();
    } catch (IllegalStateException e) {
      clean();
    } finally {
      cleanMore();
    }
    after();
  }

  static void endless() {
    try {
      while (true) {
        work();
      }
    } finally {
      clean();
    }
  }

  static void closing() throws Exception {
    try (AutoCloseable resource = open()) {
      work();
    }
    after();
  }

  static void catchingInCatch() {
    try {
      work();
    } catch (IllegalStateException e) {
      try {
        clean();
      } catch (RuntimeException f) {
        cleanMore();
      }
      cleanRest();
    }
    after();
  }

  static void loopingInCatch() {
    try {
      work();
    } catch (IllegalStateException e) {
      for (int i = 0; i < 10; i++) {
        clean();
      }
    }
    after();
  }

  static void catchingInLoop() {
    for (int i = 0; i < 10; i++) {
      try {
        work();
      } catch (IllegalStateException e) {
        clean();
      }
      after();
    }
  }

  static int retrying() {
    while (true) {
      try {
        return workUntilDone();
      } catch (RuntimeException e) {
        clean();
      }
    }
  }

  static int retryingIfReady() {
    while (true) {
      try {
        return workUntilDone();
      } catch (RuntimeException e) {
        if (ready()) {
          continue;
        }
        clean();
      }
      after();
    }
  }

  static int retryingInCatch() {
    try {
      return workUntilDone();
    } catch (IllegalStateException e) {
      while (true) {
        try {
          cleanMore();
          return 1;
        } catch (RuntimeException f) {
          cleanRest();
        }
      }
    }
  }

  static void synchronising() {
    synchronized (LOCK) {
      work();
    }
    after();
  }

  static void switching(int number) {
    try {
      work();
    } catch (IllegalStateException e) {
      switch (number) {
        case 1:
        case 2:
          clean();
          break;
        case 1000:
          cleanMore();
          break;
        default:
          break;
      }
      switch (number) {
        case 3:
        case 3000:
          cleanRest();
          break;
        default:
          break;
      }
    }
    after();
  }

  static void overloaded(int number) {
    work();
    catching();
  }

  static void overloaded(String text) {
    try {
      work();
    } catch (IllegalStateException e) {
      clean();
    }
  }

  static int sameLine() { while (true) { try { return workUntilDone(); } catch (Error e) { clean(); } } }
}
