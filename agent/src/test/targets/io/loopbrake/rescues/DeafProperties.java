/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** System properties that never tell what they are, so that the JVM answers to no command. */
public final class DeafProperties extends Properties {
  private static final long serialVersionUID = 1L;

  private DeafProperties() {
    putAll(System.getProperties());
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.setProperties(new DeafProperties());
    System.out.println("ready");
    Thread.sleep(600_000);
  }

  @Override
  public Set<Map.Entry<Object, Object>> entrySet() {
    sleepForGood();
    return super.entrySet();
  }

  @Override
  public Set<String> stringPropertyNames() {
    sleepForGood();
    return super.stringPropertyNames();
  }

  private static void sleepForGood() {
    while (true) {
      try {
        Thread.sleep(600_000);
      } catch (InterruptedException goesOn) {
        // There is nothing to be done.
      }
    }
  }
}
