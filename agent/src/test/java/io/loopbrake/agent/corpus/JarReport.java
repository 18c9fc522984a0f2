/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.util.Map;

/**
 * What was found out about one jar.
 *
 * @param classes how many it holds
 * @param versions how many of them there are of each version of the class file format
 * @param before what the bytes of the classes say before
 * @param after what they say after
 * @param instrumented the instrumenter's result and its own account of it
 * @param linkedBefore what the JVM says of the classes as they are
 * @param linkedAfter what it says of them with checkpoints
 */
record JarReport(
    String name,
    int classes,
    Map<Integer, Integer> versions,
    BackEdgeCount before,
    BackEdgeCount after,
    InstrumentedJar instrumented,
    LinkResults linkedBefore,
    LinkResults linkedAfter) {

  /** How many classes the JVM links as they are; the others mostly want classes of other jars. */
  int linked() {
    return linkedBefore.count(LinkResults.LINKED);
  }

  /** The classes of which the JVM says another thing with checkpoints than without. */
  Map<String, String> broken() {
    return linkedBefore.differences(linkedAfter);
  }

  @Override
  public String toString() {
    return name;
  }
}
