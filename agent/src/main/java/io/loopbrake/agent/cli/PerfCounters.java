/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The performance counters of a HotSpot JVM at one moment, read from the file that it shares with
 * every process of its user: {@code hsperfdata_USER/PID} in the directory for temporary files.
 * Reading it needs nothing from that JVM, not even a safepoint. The layout, version 2.0, is that of
 * {@code perfMemory.hpp} and {@code perfData.hpp} of OpenJDK, and the same from Java 5 on.
 * Immutable.
 */
final class PerfCounters {
  private static final int MAGIC = 0xcafec0c0;
  private static final int LITTLE_ENDIAN = 1;
  private static final int AT_BYTE_ORDER = 4;
  private static final int AT_MAJOR_VERSION = 5;
  private static final int AT_ACCESSIBLE = 7;
  private static final int AT_FIRST_ENTRY = 24;
  private static final int AT_COUNT = 28;
  private static final int PROLOGUE = 32;
  private static final int ENTRY = 20;
  private static final int VERSION = 2;
  private static final int LONG = 'J';
  private static final double NANOS = 1e9;

  private static final Pattern AGENT = Pattern.compile("-javaagent:[^=]*loopbrake[^/=]*\\.jar");

  private final Map<String, Object> values;

  private PerfCounters(Map<String, Object> values) {
    this.values = values;
  }

  /** The counters of a process of this machine; empty if it has none, or if they cannot be read. */
  static Optional<PerfCounters> of(String pid) {
    PerfCounters counters = null;
    LinuxProcess process = LinuxProcess.of(pid);
    if (process != null) {
      // Linux also shows the files of a process in a container, where it has another id.
      counters = in(process.root().resolve("tmp").toFile(), process.pidInside());
    }
    if (counters == null) {
      counters = in(new File("/tmp"), pid);
    }
    if (counters == null) {
      counters = in(new File(System.getProperty("java.io.tmpdir")), pid);
    }
    return Optional.ofNullable(counters);
  }

  /**
   * The counters of a process in a directory for temporary files; null if there are none. Such a
   * directory may have thousands of entries, and a command reads counters many times, so entries
   * are compared as strings.
   */
  private static PerfCounters in(File directory, String pid) {
    String[] users = directory.list((parent, name) -> name.startsWith("hsperfdata_"));
    for (String user : users == null ? new String[0] : users) {
      try {
        return parse(Files.readAllBytes(new File(new File(directory, user), pid).toPath()));
      } catch (IOException notReadable) {
        // Another one may be.
      }
    }
    return null;
  }

  /**
   * Reads a file with counters.
   *
   * @throws IOException if it has no counters, or is not complete yet
   */
  static PerfCounters parse(byte[] bytes) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    try {
      if (file.getInt(0) != MAGIC
          || file.get(AT_MAJOR_VERSION) != VERSION
          || file.get(AT_ACCESSIBLE) == 0) {
        throw new IOException("no performance counters");
      }
      file.order(
          file.get(AT_BYTE_ORDER) == LITTLE_ENDIAN
              ? ByteOrder.LITTLE_ENDIAN
              : ByteOrder.BIG_ENDIAN);
      return new PerfCounters(entries(file));
    } catch (IndexOutOfBoundsException broken) {
      throw new IOException("broken performance counters", broken);
    }
  }

  private static Map<String, Object> entries(ByteBuffer file) {
    Map<String, Object> values = new HashMap<>();
    int at = Math.max(PROLOGUE, file.getInt(AT_FIRST_ENTRY));
    for (int left = file.getInt(AT_COUNT); left > 0; left--) {
      int length = file.getInt(at);
      String name = text(file, at + file.getInt(at + 4), at + length);
      int elements = file.getInt(at + 8);
      int data = at + file.getInt(at + 16);
      if (elements > 0) {
        values.put(name, text(file, data, data + elements));
      } else if (file.get(at + 12) == LONG) {
        values.put(name, file.getLong(data));
      }
      at += Math.max(ENTRY, length);
    }
    return values;
  }

  /** A text up to its zero byte. */
  private static String text(ByteBuffer file, int from, int atMost) {
    int to = from;
    while (to < atMost && file.get(to) != 0) {
      to++;
    }
    return new String(file.array(), from, to - from, StandardCharsets.UTF_8);
  }

  /** A counter; 0 if this JVM has none of the name. */
  long number(String name) {
    Object value = values.get(name);
    return value instanceof Long ? (Long) value : 0;
  }

  /** A text; empty if this JVM has none of the name. */
  String text(String name) {
    Object value = values.get(name);
    return value instanceof String ? (String) value : "";
  }

  /** The number of safepoints that have begun. */
  long safepoints() {
    return number("sun.rt.safepoints");
  }

  /** A time that changes only when a safepoint ends. */
  long timeInSafepoints() {
    return number("sun.rt.safepointTime");
  }

  /** The time that the JVM has waited for safepoints that were reached. */
  double secondsOfWaiting() {
    long frequency = number("sun.os.hrt.frequency");
    return number("sun.rt.safepointSyncTime") / (frequency == 0 ? NANOS : frequency);
  }

  /** Whether that JVM was given a flag on its command line or by the environment. */
  boolean hasFlag(String flag) {
    String given = " " + text("java.rt.vmArgs") + " " + text("java.rt.vmFlags") + " ";
    return given.contains(" " + flag + " ");
  }

  /** Whether that JVM was started with the agent, in a jar of its usual name. */
  boolean hasAgentByFlag() {
    return AGENT.matcher(text("java.rt.vmArgs")).find();
  }

  /** The feature release: 8, 11; 0 if it is not known. */
  int javaVersion() {
    String version = text("java.property.java.version").replaceFirst("^1\\.", "");
    String feature = version.replaceFirst("[^0-9].*", "");
    return feature.isEmpty() ? 0 : Integer.parseInt(feature);
  }

  /**
   * Whether all loops that this JVM compiles poll for safepoints, counted ones as well: by default
   * with G1, ZGC and Shenandoah from Java 10 on (JDK-8186027).
   */
  boolean countedLoopsPoll() {
    if (javaVersion() < 11
        || hasFlag("-XX:-UseCountedLoopSafepoints")
        || hasFlag("-XX:+UseJVMCICompiler")
        || text("java.rt.vmArgs").contains("-XX:LoopStripMiningIter=")) {
      return false;
    }
    return hasFlag("-XX:+UseCountedLoopSafepoints")
        || text("sun.gc.policy.name").equals("GarbageFirst")
        || hasFlag("-XX:+UseG1GC")
        || hasFlag("-XX:+UseZGC")
        || hasFlag("-XX:+UseShenandoahGC");
  }
}
