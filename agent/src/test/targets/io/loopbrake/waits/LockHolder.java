/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.waits;

import java.io.RandomAccessFile;
import java.nio.channels.FileLock;

/** Holds the lock of a file until its input ends. Argument: the file. */
public final class LockHolder {
  private LockHolder() {}

  public static void main(String[] arguments) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(arguments[0], "rw");
        FileLock lock = file.getChannel().lock()) {
      System.out.println(lock.isValid());
      while (System.in.read() >= 0) {
        continue;
      }
    }
  }
}
