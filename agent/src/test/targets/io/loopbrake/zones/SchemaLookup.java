/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.zones;

import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** A lookup of the application whose methods have the names of those of a class loader. */
public final class SchemaLookup {
  private static final long PATIENCE_MILLIS = 20_000;

  private SchemaLookup() {}

  public static void main(String[] arguments) {
    stop("findClass", () -> findClass("order"));
    stop("loadClass", () -> loadClass("order"));
    stop("loadClassInternal", () -> loadClassInternal("order"));
    stop("defineClass", () -> defineClass("order"));
    stop("asleep in findClass", () -> findClass(""));
    System.exit(0);
  }

  private static void stop(String name, Subject.Work lookup) {
    Subject subject = Subject.started(name, lookup);
    subject.awaitState(name.startsWith("asleep") ? Thread.State.TIMED_WAITING : Thread.State.RUNNABLE);
    Request request = new Operator().stop(subject);
    request.awaitEnd(PATIENCE_MILLIS);
    request.line("lookup", name).print();
  }

  private static Class<?> findClass(String name) throws InterruptedException {
    if (name.isEmpty()) {
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException e) {
        return search("asleep");
      }
    }
    return search(name);
  }

  private static Class<?> loadClass(String name) {
    return search(name);
  }

  private static Class<?> loadClassInternal(String name) {
    return search(name);
  }

  private static Class<?> defineClass(String name) {
    return search(name);
  }

  private static Class<?> search(String name) {
    int hash = 1;
    while (hash != 0) {
      hash = 31 * hash + name.hashCode() | 1;
    }
    return null;
  }
}
