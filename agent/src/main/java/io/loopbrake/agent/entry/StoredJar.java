/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.entry;

import java.io.DataInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a jar below a prefix, kept in memory in compressed form. The central directory
 * (ZIP application note, 4.3) is read by hand, because {@code java.util.jar} keeps the file open
 * and, on Java 8, maps it: if the jar is overwritten, such a JVM crashes or reads wrong data.
 * Immutable.
 */
final class StoredJar {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int PART = 8192;

  private final Map<String, Entry> entries = new HashMap<>();

  private StoredJar(byte[] zip, String prefix, String leftOut) throws IOException {
    int end = end(zip);
    int at = number(zip, end + 16);
    for (int i = half(zip, end + 10); i > 0; i--) {
      if (number(zip, at) != ENTRY_SIGNATURE) {
        throw new IOException("the jar's directory is damaged");
      }
      int nameLength = half(zip, at + 28);
      String name = new String(zip, at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
      if (name.startsWith(prefix) && (leftOut == null || !name.startsWith(leftOut))) {
        entries.put(name.substring(prefix.length()), new Entry(zip, at));
      }
      at += ENTRY_LENGTH + nameLength + half(zip, at + 30) + half(zip, at + 32);
    }
  }

  /**
   * Reads a jar.
   *
   * @param leftOut the beginning of the names of entries that are not needed; null if all are
   *     needed
   * @throws IOException if the file cannot be read, or is no jar
   */
  static StoredJar of(File file, String prefix, String leftOut) throws IOException {
    try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
      byte[] zip = new byte[(int) file.length()];
      // In parts, because the JVM takes native memory of the size of each read.
      for (int at = 0; at < zip.length; at += PART) {
        in.readFully(zip, at, Math.min(PART, zip.length - at));
      }
      return new StoredJar(zip, prefix, leftOut);
    } catch (IndexOutOfBoundsException cut) {
      throw new IOException("the jar " + file + " is damaged", cut);
    }
  }

  private static int end(byte[] zip) throws IOException {
    for (int at = zip.length - END_LENGTH; at >= 0; at--) {
      if (number(zip, at) == END_SIGNATURE) {
        return at;
      }
    }
    throw new IOException("the jar has no directory");
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The content of the entry with this name, without the prefix; null if there is no entry. */
  byte[] read(String name) throws IOException {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.read();
  }

  private static int number(byte[] zip, int at) {
    return half(zip, at) | half(zip, at + 2) << 16;
  }

  private static int half(byte[] zip, int at) {
    return zip[at] & 0xff | (zip[at + 1] & 0xff) << 8;
  }

  private static final class Entry {
    private final byte[] data;
    private final int length;
    private final boolean stored;

    Entry(byte[] zip, int at) {
      int local = number(zip, at + 42);
      int start = local + LOCAL_LENGTH + half(zip, local + 26) + half(zip, local + 28);
      stored = half(zip, at + 10) == STORED;
      length = number(zip, at + 24);
      data = Arrays.copyOfRange(zip, start, start + number(zip, at + 20));
    }

    byte[] read() throws IOException {
      if (stored) {
        return data.clone();
      }
      byte[] bytes = new byte[length];
      Inflater inflater = new Inflater(true);
      try {
        inflater.setInput(data);
        int count = 0;
        while (count < length) {
          int more = inflater.inflate(bytes, count, length - count);
          if (more == 0) {
            throw new IOException("the jar is damaged");
          }
          count += more;
        }
      } catch (DataFormatException e) {
        throw new IOException("the jar is damaged", e);
      } finally {
        inflater.end();
      }
      return bytes;
    }
  }
}
