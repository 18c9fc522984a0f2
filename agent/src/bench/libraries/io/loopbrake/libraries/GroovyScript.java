/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;

/** Runs a script with a sieve, a map and closures. */
final class GroovyScript implements LibraryRun.Turn {
  private final Script script =
      new GroovyShell(new Binding())
          .parse(
              "def sieve = new boolean[2000]; int n = 0;"
                  + " for (int i = 2; i < 2000; i++) { if (!sieve[i]) { n++;"
                  + " for (int j = i * 2; j < 2000; j += i) { sieve[j] = true } } };"
                  + " def words = (1..300).collect { \"w\" + (it % 37) };"
                  + " def counts = words.groupBy { it }.collectEntries { k, v -> [k, v.size()] };"
                  + " n + counts.values().sum() + words.findAll { it.endsWith(\"7\") }.size()");

  @Override
  public long run() {
    return ((Number) script.run()).longValue();
  }
}
