/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The locks of files for which this process waits, as Linux lists them in {@code /proc/locks}. */
final class FileLocks {
  private static final String WAITS = "->";
  private static final int PID = 4;

  private final Proc proc;
  private final Path file;

  FileLocks(Proc proc, Path file) {
    this.proc = proc;
    this.file = file;
  }

  /** The processes that hold the locks for which this process waits; empty if there are none. */
  List<OtherProcess> holders() {
    String own = Long.toString(proc.pid());
    List<OtherProcess> holders = new ArrayList<>();
    Set<String> told = new HashSet<>();
    String holder = "";
    for (String line : Proc.text(file).split("\n")) {
      String[] words = line.trim().split("\\s+");
      if (words.length <= PID + 1) {
        continue;
      }
      if (!words[1].equals(WAITS)) {
        // The processes that wait for a lock are listed below it.
        holder = words[PID];
      } else if (words[PID + 1].equals(own) && holder.matches("[1-9]\\d*") && told.add(holder)) {
        OtherProcess process = proc.process(Long.parseLong(holder));
        holders.add(process == null ? new OtherProcess(Long.parseLong(holder), "") : process);
      }
    }
    return holders;
  }
}
