/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The TCP ports on which a process of Linux listens. */
public final class ListeningPorts {
  private static final String LISTENS = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private ListeningPorts() {}

  public static Set<Integer> of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> sockets = sockets(process);
    Set<Integer> ports = new TreeSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      for (String line : Files.readAllLines(process.resolve(table))) {
        String[] cells = line.trim().split("\\s+");
        if (cells[STATE].equals(LISTENS) && sockets.contains("socket:[" + cells[INODE] + "]")) {
          ports.add(Integer.parseInt(cells[LOCAL_ADDRESS].replaceAll(".*:", ""), 16));
        }
      }
    }
    return ports;
  }

  private static Set<String> sockets(Path process) throws IOException {
    Set<String> targets = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
      for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
        targets.add(Files.readSymbolicLink(descriptor).toString());
      }
    }
    return targets;
  }
}
