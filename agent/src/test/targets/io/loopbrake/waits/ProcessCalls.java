/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import io.loopbrake.operating.Subject;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Calls in which a thread waits for another process, or for what comes through a file. */
final class ProcessCalls {
  private static final int LARGE = 1024 * 1024;

  private final List<Process> children = new ArrayList<>();
  private final File directory;
  private FileChannel channel;

  ProcessCalls(File directory) {
    this.directory = directory;
  }

  void addTo(Map<String, Subject.Work> calls) throws Exception {
    Process child = started("sleep", "600");
    calls.put("Process.waitFor", child::waitFor);
    calls.put("Process.getInputStream().read", () -> child.getInputStream().read());
    calls.put("Process.getOutputStream().write", () -> child.getOutputStream().write(new byte[LARGE]));
    File locked = new File(directory, "locked");
    Process holder =
        started(
            System.getProperty("java.home") + "/bin/java",
            "-cp",
            System.getProperty("java.class.path"),
            LockHolder.class.getName(),
            locked.toString());
    holder.getInputStream().read();
    channel = new RandomAccessFile(locked, "rw").getChannel();
    calls.put("FileChannel.lock", () -> channel.lock());
    calls.put("System.in.read", () -> System.in.read());
    Path unopened = fifo("unopened");
    calls.put("new FileInputStream", () -> new FileInputStream(unopened.toFile()));
    Path opened = fifo("opened");
    started("sh", "-c", "exec sleep 600 > " + opened);
    calls.put("FileInputStream.read", () -> new FileInputStream(opened.toFile()).read());
    calls.put("Files.newInputStream", () -> Files.newInputStream(unopened));
    calls.put("Files.newInputStream().read", () -> Files.newInputStream(opened).read());
  }

  /** Ends the other processes, and opens the pipe that nobody has opened. */
  void release() throws Exception {
    children.forEach(Process::destroy);
    new FileOutputStream(new File(directory, "unopened")).close();
  }

  private Path fifo(String name) throws Exception {
    File fifo = new File(directory, name);
    if (started("mkfifo", fifo.toString()).waitFor() != 0) {
      throw new IllegalStateException("mkfifo");
    }
    return fifo.toPath();
  }

  private Process started(String... command) throws Exception {
    Process child = new ProcessBuilder(command).start();
    children.add(child);
    return child;
  }
}
