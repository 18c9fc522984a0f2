/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.HashMap;
import java.util.Map;

/**
 * The facts about a process in {@code /proc} of Linux (proc(5)), without a request to the process.
 * Unknown facts are empty, or 0.
 */
final class LinuxProcess {
  private static final Path PROC = Paths.get("/proc");
  private static final String OWN = "self";
  private static final String NETWORK = "ns/net";

  /** The bit of SIGQUIT, signal 3, which asks a JVM to listen for those who attach. */
  private static final long QUIT = 1L << 2;

  private static final int HEXADECIMAL = 16;
  private static final int USER_TIME = 11;

  private final Path directory;
  private final String pid;

  private LinuxProcess(Path directory, String pid) {
    this.directory = directory;
    this.pid = pid;
  }

  /** The process with this id, which need not exist; null if this is not Linux. */
  static LinuxProcess of(String pid) {
    return Files.isDirectory(PROC.resolve(OWN).resolve("task"))
        ? new LinuxProcess(PROC.resolve(pid), pid)
        : null;
  }

  /**
   * Whether it has not ended. One that has still exists until its parent takes note of it, which
   * may never be in a container. One whose first thread alone has ended looks alike, but has
   * others.
   */
  boolean isAlive() {
    return Files.isDirectory(directory)
        && (!status("State").startsWith("Z") || number(status("Threads")) > 1);
  }

  /** The root of its file system. */
  Path root() {
    return directory.resolve("root");
  }

  /** The user of the process, by name or number. */
  String owner() {
    try {
      return Files.getOwner(directory).getName();
    } catch (IOException gone) {
      return "";
    }
  }

  /**
   * Whether this process may access it: it belongs to the same user, or this process runs as root.
   */
  boolean isOurs() {
    Object mine = user(PROC.resolve(OWN));
    return mine.equals(0) || mine.equals(user(directory));
  }

  private static Object user(Path directory) {
    try {
      return Files.getAttribute(directory, "unix:uid");
    } catch (IOException | UnsupportedOperationException unknown) {
      return "";
    }
  }

  /** Its id in its innermost container; the same id if it is in no container. */
  String pidInside() {
    String[] ids = status("NSpid").split("\\s+");
    return ids[ids.length - 1].isEmpty() ? pid : ids[ids.length - 1];
  }

  /** Whether the process sees this file under the same name; true as well if that is not known. */
  boolean sees(File file) {
    Path there = root().resolve(Paths.get("/").relativize(file.getAbsoluteFile().toPath()));
    return !Files.isDirectory(root().resolve("proc")) || Files.exists(there);
  }

  /**
   * Whether the process reaches the loopback address of this process; true as well if that is not
   * known. A container may have a network of its own.
   */
  boolean sharesNetwork() {
    try {
      return Files.readSymbolicLink(directory.resolve(NETWORK))
          .equals(Files.readSymbolicLink(PROC.resolve(OWN).resolve(NETWORK)));
    } catch (IOException | UnsupportedOperationException unknown) {
      return true;
    }
  }

  /** Whether the process is halted by a signal or a debugger. */
  boolean isHalted() {
    return status("State").matches("[Tt].*");
  }

  /**
   * Whether the process is a JVM that can be attached to; true as well if that is not known. The
   * signal for an attach would end any other process.
   */
  boolean takesAttaching() {
    String caught = status("SigCgt");
    return caught.isEmpty()
        || (Long.parseUnsignedLong(caught, HEXADECIMAL) & QUIT) != 0
        || listens();
  }

  /**
   * Whether the process is a JVM that listens for those who attach. The file of its socket is not
   * enough: a JVM that was killed leaves it, and its id is given to another process some day. The
   * list of sockets knows it by the name that it had before HotSpot renamed it.
   */
  private boolean listens() {
    String socket = "/tmp/.java_pid" + pidInside();
    String sockets = text(directory.resolve("net/unix"));
    return sockets.isEmpty()
        ? Files.exists(Paths.get(root() + socket))
        : sockets.contains(socket + ".tmp\n");
  }

  /** A line of the file status. */
  private String status(String name) {
    return lineOf(text(directory.resolve("status")), name);
  }

  private static String lineOf(String status, String name) {
    String key = "\n" + name + ":";
    int at = ("\n" + status).indexOf(key);
    if (at < 0) {
      return "";
    }
    int end = status.indexOf('\n', at);
    return status.substring(at + key.length() - 1, end < 0 ? status.length() : end).trim();
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  /** The command line, with blanks between the words. */
  String commandLine() {
    return text(directory.resolve("cmdline")).replace('\0', ' ');
  }

  /** The use of its threads until now, by the ids that {@code top -H} shows. */
  Map<String, ThreadUse> threads() {
    Map<String, ThreadUse> threads = new HashMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(directory.resolve("task"))) {
      for (Path task : tasks) {
        String stat = text(task.resolve("stat"));
        if (!stat.isEmpty()) {
          threads.put(task.getFileName().toString(), use(stat, text(task.resolve("status"))));
        }
      }
    } catch (IOException gone) {
      threads.clear();
    }
    return threads;
  }

  private static ThreadUse use(String stat, String status) {
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ThreadUse(
        name,
        fields[0].equals("R"),
        number(fields[USER_TIME]) + number(fields[USER_TIME + 1]),
        number(lineOf(status, "voluntary_ctxt_switches"))
            + number(lineOf(status, "nonvoluntary_ctxt_switches")));
  }

  private static long number(String text) {
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }

  /** The use of a thread. Immutable. */
  static final class ThreadUse {
    private final String name;
    private final boolean isRunning;
    private final long ticks;
    private final long switches;

    ThreadUse(String name, boolean isRunning, long ticks, long switches) {
      this.name = name;
      this.isRunning = isRunning;
      this.ticks = ticks;
      this.switches = switches;
    }

    /** The first 15 characters of its name. */
    String name() {
      return name;
    }

    /** Whether it has a processor, or waits for one. */
    boolean isRunning() {
      return isRunning;
    }

    /** Processor time, in hundredths of a second, the unit of {@code stat}. */
    long ticks() {
      return ticks;
    }

    /** The number of context switches, voluntary or not. */
    long switches() {
      return switches;
    }
  }
}
