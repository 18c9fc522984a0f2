/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

/** Zones that are never left by themselves. */
final class Endless {
  private static final Object MONITOR = new Object();

  private static volatile boolean enough;

  private Endless() {}

  static void inStaticInitialiser() {
    Initialiser.touch();
  }

  static void sleepingInStaticInitialiser() {
    Sleeper.touch();
  }

  static void inClassLoader() throws ClassNotFoundException {
    new ClassLoader() {
      @Override
      protected Class<?> findClass(String name) {
        Turns.forEver();
        return null;
      }
    }.loadClass("com.acme.Missing");
  }

  static void inNamedMethod() {
    commitForEver();
  }

  private static void commitForEver() {
    Turns.forEver();
  }

  static void sleepingInNamedMethod() throws InterruptedException {
    commitAsleep();
  }

  private static void commitAsleep() throws InterruptedException {
    Thread.sleep(1_000_000);
  }

  static void inMonitor() {
    synchronized (Endless.class) {
      Turns.forEver();
    }
  }

  static void inMonitorForSomeTime() {
    synchronized (MONITOR) {
      while (!enough) {
        Turns.some();
      }
    }
    Turns.forEver();
  }

  static void sleepingInMonitor() throws InterruptedException {
    synchronized (new Object()) {
      Thread.sleep(1_000_000);
    }
  }

  static void letGo() {
    enough = true;
  }

  /** Loops while it is initialised, but not before it was touched. */
  private static final class Initialiser {
    static {
      Turns.forEver();
    }

    static void touch() {}
  }

  /** Sleeps while it is initialised. */
  private static final class Sleeper {
    static {
      try {
        Thread.sleep(1_000_000);
      } catch (InterruptedException e) {
        Turns.some();
      }
    }

    static void touch() {}
  }
}
