/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;

/** How much memory this JVM uses once its garbage is gone. Immutable. */
final class Footprint {
  private static final Path LINUX = Paths.get("/proc/self/status");
  private static final long KILO = 1024;

  final long heap;
  final long metaspace;

  /** Of the whole process, in bytes; 0 where the system does not tell. */
  final long resident;

  private Footprint(long heap, long metaspace, long resident) {
    this.heap = heap;
    this.metaspace = metaspace;
    this.resident = resident;
  }

  static Footprint now() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    long metaspace = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      // The compressed class space is a part of it, which HotSpot lists once more.
      metaspace += pool.getName().equals("Metaspace") ? pool.getUsage().getUsed() : 0;
    }
    return new Footprint(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        metaspace,
        residentBytes());
  }

  private static long residentBytes() {
    try {
      for (String line : Files.readAllLines(LINUX, StandardCharsets.US_ASCII)) {
        if (line.startsWith("VmRSS:")) {
          return KILO * Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException notLinux) {
      return 0;
    }
    return 0;
  }
}
