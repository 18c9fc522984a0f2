/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads the file into which JaCoCo writes what was executed. */
final class ExecutionData {
  private static final int HEADER = 0x01;
  private static final int SESSION = 0x10;
  private static final int CLASS = 0x11;
  private static final int MAGIC_AND_VERSION_BYTES = 4;
  private static final int TIMES_BYTES = 16;
  private static final int MORE = 0x80;

  private ExecutionData() {}

  /** By class: its id, which JaCoCo makes of its class file, and a digit for each probe. */
  static Map<String, String> in(Path file) throws IOException {
    Map<String, String> classes = new TreeMap<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      for (int block = in.read(); block >= 0; block = in.read()) {
        switch (block) {
          case HEADER -> in.readNBytes(MAGIC_AND_VERSION_BYTES);
          case SESSION -> {
            in.readUTF();
            in.readNBytes(TIMES_BYTES);
          }
          case CLASS -> {
            String id = Long.toHexString(in.readLong());
            classes.put(in.readUTF(), id + " " + probes(in));
          }
          default -> throw new IOException("unknown block " + block);
        }
      }
    }
    return classes;
  }

  private static String probes(DataInputStream in) throws IOException {
    int count = number(in);
    StringBuilder probes = new StringBuilder();
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits = i % Byte.SIZE == 0 ? in.readUnsignedByte() : bits >> 1;
      probes.append(bits & 1);
    }
    return probes.toString();
  }

  /** Seven bits a byte, the lowest first. */
  private static int number(DataInputStream in) throws IOException {
    int next = in.readUnsignedByte();
    return next < MORE ? next : (next & (MORE - 1)) + (number(in) << 7);
  }
}
