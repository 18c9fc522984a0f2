/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.util.Map;
import java.util.TreeMap;

/**
 * What was found out about one jar.
 *
 * @param classes how many class files it holds
 * @param versions how many of them there are of each version of the class file format
 * @param before what the bytes of the classes say before
 * @param after what they say after
 * @param instrumented the instrumenter's result and its own account of it
 * @param linkedBefore what the JVM says of the classes as they are
 * @param linkedAfter what it says of them with checkpoints
 * @param polled what becomes of them where loops are made to poll, too
 */
record JarReport(
    String name,
    int classes,
    Map<Integer, Integer> versions,
    BackEdgeCount before,
    BackEdgeCount after,
    InstrumentedJar instrumented,
    LinkResults linkedBefore,
    LinkResults linkedAfter,
    PolledJar polled) {

  private static final int MAJOR_VERSION = 6;

  /**
   * Counts what is in the class files before and after. One that the instrumenter fails at counts
   * as a failure, and its back-edges, if it has any, do not.
   */
  static JarReport of(
      String name,
      Map<String, byte[]> before,
      Map<String, byte[]> after,
      InstrumentedJar instrumented,
      LinkResults linkedBefore,
      LinkResults linkedAfter,
      PolledJar polled) {
    Map<String, byte[]> readBefore = new TreeMap<>(before);
    Map<String, byte[]> readAfter = new TreeMap<>(after);
    readBefore.keySet().removeAll(instrumented.failures().keySet());
    readAfter.keySet().removeAll(instrumented.failures().keySet());
    return new JarReport(
        name,
        before.size(),
        versions(before),
        BackEdgeCount.of(readBefore.values()),
        BackEdgeCount.of(readAfter.values()),
        instrumented,
        linkedBefore,
        linkedAfter,
        polled);
  }

  private static Map<Integer, Integer> versions(Map<String, byte[]> classFiles) {
    Map<Integer, Integer> versions = new TreeMap<>();
    for (byte[] classFile : classFiles.values()) {
      int version = (classFile[MAJOR_VERSION] & 0xff) << 8 | classFile[MAJOR_VERSION + 1] & 0xff;
      versions.merge(version, 1, Integer::sum);
    }
    return versions;
  }

  /** How many classes the JVM links as they are; the others mostly want classes of other jars. */
  int linked() {
    return linkedBefore.count(LinkResults.LINKED);
  }

  /** The classes of which the JVM says another thing with checkpoints than without. */
  Map<String, String> broken() {
    return linkedBefore.differences(linkedAfter);
  }

  /** Whether the bytes of the classes say of the checkpoints what the instrumenter says. */
  boolean isConfirmed() {
    return before.guarded() == 0
        && before.backEdges() == instrumented.backEdges()
        && after.backEdges() == instrumented.backEdges()
        && after.guarded() == instrumented.checkpoints();
  }

  /** The classes of which the JVM says another thing with polls than without checkpoints. */
  Map<String, String> brokenByPolls() {
    return linkedBefore.differences(polled.linked());
  }

  /** Whether there is nothing to complain of. */
  boolean isGood() {
    return instrumented.failures().isEmpty()
        && broken().isEmpty()
        && isConfirmed()
        && brokenByPolls().isEmpty()
        && polled.isAs(instrumented);
  }

  @Override
  public String toString() {
    return name;
  }
}
