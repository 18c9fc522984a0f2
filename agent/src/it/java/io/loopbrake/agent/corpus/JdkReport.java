/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.util.Map;

/**
 * What was found out about the classes of a JDK.
 *
 * @param all of all classes, of which only those that changed were linked
 * @param changed how many these are
 * @param notVerified how many back-edges there are in each of those that the JVM does not verify,
 *     with its path and the reason
 * @param machinery how many back-edges there are in classes that the agent leaves alone when it
 *     runs, even if they are named outright
 */
record JdkReport(JarReport all, int changed, Map<String, Integer> notVerified, int machinery) {
  int backEdgesNotVerified() {
    return notVerified.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public String toString() {
    return "%s: %d of %d classes changed, %d verified; not verified: %d back-edges in %s;"
            .formatted(
                all,
                changed,
                all.classes(),
                all.linked(),
                backEdgesNotVerified(),
                notVerified.keySet())
        + " left alone when the agent runs: %d back-edges".formatted(machinery);
  }
}
