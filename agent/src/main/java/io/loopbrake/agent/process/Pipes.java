/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The pipes that threads of this JVM read from or write to, and the processes at their other ends.
 */
final class Pipes {
  /** The numbers of the system calls read and write, by what {@code os.arch} calls a processor. */
  private static final Map<String, List<String>> CALLS = new HashMap<>();

  static {
    CALLS.put("amd64", Arrays.asList("0", "1"));
    CALLS.put("aarch64", Arrays.asList("63", "64"));
  }

  /** The name of the file descriptor of the standard input. */
  static final String STANDARD_INPUT = "0";

  /** The bytes of a thread's name that Linux keeps, see prctl(2), PR_SET_NAME. */
  private static final int NAME_BYTES = 15;

  private static final int TYPE = 0170000;
  private static final int FIFO = 0010000;

  /** The time for looks at the files of all processes. */
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Proc proc;

  Pipes(Proc proc) {
    this.proc = proc;
  }

  /**
   * The file descriptors from which a thread may be reading, or to which it may be writing. More
   * than one if Linux cannot distinguish threads whose names begin alike; none if it does not tell.
   *
   * @param threadName as in Java
   */
  Set<String> descriptors(String threadName, boolean reading) {
    List<String> calls = CALLS.get(System.getProperty("os.arch", ""));
    Set<String> found = new TreeSet<>();
    if (calls == null) {
      return found;
    }
    String call = calls.get(reading ? 0 : 1);
    // The thread main has the name of the program.
    String name = threadName.equals("main") ? programName() : cut(threadName);
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.self().resolve("task"))) {
      for (Path task : tasks) {
        if (line(task.resolve("comm")).equals(name)) {
          String[] words = line(task.resolve("syscall")).split(" ");
          if (words.length > 1 && words[0].equals(call)) {
            found.add(Long.decode(words[1]).toString());
          }
        }
      }
    } catch (IOException | NumberFormatException unknown) {
      found.clear();
    }
    return found;
  }

  private String programName() {
    return line(proc.self().resolve("comm"));
  }

  private static String line(Path file) {
    return Proc.text(file).replaceAll("\n$", "");
  }

  private static String cut(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, Math.min(bytes.length, NAME_BYTES), StandardCharsets.UTF_8);
  }

  /**
   * The name of a pipe of this JVM in {@code /proc}; null if the descriptor is not one of a pipe.
   */
  String pipe(String descriptor) {
    Path file = proc.self().resolve("fd").resolve(descriptor);
    try {
      boolean isPipe = ((Integer) Files.getAttribute(file, "unix:mode") & TYPE) == FIFO;
      return isPipe ? Files.readSymbolicLink(file).toString() : null;
    } catch (IOException | UnsupportedOperationException closed) {
      return null;
    }
  }

  /**
   * The other processes that can write to one of these pipes, or read from it. Those that this
   * process has started are examined first, and the others only if none of these can.
   */
  List<OtherProcess> at(Set<String> pipes, boolean writing) {
    if (pipes.isEmpty() || has(proc.self(), pipes, writing)) {
      // If this process itself keeps it open, the end of others does not help.
      return Collections.emptyList();
    }
    long began = System.nanoTime();
    List<OtherProcess> found = at(pipes, writing, proc.others(true), began);
    return found.isEmpty() ? at(pipes, writing, proc.others(false), began) : found;
  }

  private List<OtherProcess> at(
      Set<String> pipes, boolean writing, List<OtherProcess> among, long began) {
    List<OtherProcess> found = new ArrayList<>();
    for (OtherProcess process : among) {
      if (System.nanoTime() - began > MOST_NANOS) {
        break;
      }
      if (has(proc.directory(process.pid()), pipes, writing)) {
        found.add(process);
      }
    }
    return found;
  }

  private static boolean has(Path process, Set<String> pipes, boolean writing) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (is(file, pipes, writing)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException closedToUs) {
      return false;
    }
    return false;
  }

  private static boolean is(Path file, Set<String> pipes, boolean writing) {
    try {
      return pipes.contains(Files.readSymbolicLink(file).toString())
          && permissions(file)
              .contains(writing ? PosixFilePermission.OWNER_WRITE : PosixFilePermission.OWNER_READ);
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** The permissions of the link itself, which tell how the file was opened. */
  private static Set<PosixFilePermission> permissions(Path link) throws IOException {
    return Files.getPosixFilePermissions(link, LinkOption.NOFOLLOW_LINKS);
  }
}
