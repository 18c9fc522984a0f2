/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads facts about processes from Linux's {@code /proc} (proc(5)). The processes are read once, at
 * the first question about them. Not thread-safe.
 */
final class Proc {
  private static final String SELF = "self";
  private static final char ZOMBIE = 'Z';

  private final Path root;
  private Map<Long, Process> processes;

  Proc(Path root) {
    this.root = root;
  }

  static Proc ofThisMachine() {
    return new Proc(Paths.get("/proc"));
  }

  /** Whether there is a {@code /proc} as on Linux. */
  boolean exists() {
    return Files.isDirectory(root.resolve(SELF).resolve("task"));
  }

  /** The directory of this process. */
  Path self() {
    return root.resolve(SELF);
  }

  /** The directory of another process. */
  Path directory(long pid) {
    return root.resolve(Long.toString(pid));
  }

  /** The id of this process; negative if it is not known. */
  long pid() {
    try {
      return Long.parseLong(self().toRealPath().getFileName().toString());
    } catch (IOException | NumberFormatException unknown) {
      return -1;
    }
  }

  /** The live processes that this one has started, sorted by their ids. */
  List<OtherProcess> children() {
    long pid = pid();
    List<OtherProcess> children = new ArrayList<>();
    for (Process process : processes().values()) {
      if (process.parent == pid && process.state != ZOMBIE) {
        children.add(process.told);
      }
    }
    return children;
  }

  /**
   * The other processes, sorted by their ids.
   *
   * @param ours true for the descendants of this process, false for all others
   */
  List<OtherProcess> others(boolean ours) {
    long pid = pid();
    List<OtherProcess> others = new ArrayList<>();
    for (Process process : processes().values()) {
      if (process.told.pid() != pid && isBelow(process, pid) == ours) {
        others.add(process.told);
      }
    }
    return others;
  }

  /** The process with this id; null if there is none. */
  OtherProcess process(long pid) {
    Process found = processes().get(pid);
    return found == null ? null : found.told;
  }

  private boolean isBelow(Process process, long ancestor) {
    Process current = process;
    // Parents are older, as a rule; ids that are used again must not lead round in a circle.
    for (int steps = 0; current != null && steps < processes.size(); steps++) {
      if (current.parent == ancestor) {
        return true;
      }
      current = processes.get(current.parent);
    }
    return false;
  }

  private Map<Long, Process> processes() {
    if (processes == null) {
      Map<Long, Process> found = new TreeMap<>();
      try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, "[1-9]*")) {
        for (Path directory : directories) {
          String stat = text(directory.resolve("stat"));
          if (!stat.isEmpty()) {
            Process process = new Process(stat);
            found.put(process.told.pid(), process);
          }
        }
      } catch (IOException closedToUs) {
        found = new HashMap<>();
      }
      processes = found;
    }
    return processes;
  }

  /** The content of a file; empty if it cannot be read. */
  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  /** A line of the file stat. */
  private static final class Process {
    final OtherProcess told;
    final char state;
    final long parent;

    Process(String stat) {
      int end = stat.lastIndexOf(')');
      int begin = stat.indexOf('(');
      this.told =
          new OtherProcess(
              Long.parseLong(stat.substring(0, begin - 1)), stat.substring(begin + 1, end));
      String[] rest = stat.substring(end + 2).split(" ");
      this.state = rest[0].charAt(0);
      this.parent = Long.parseLong(rest[1]);
    }
  }
}
