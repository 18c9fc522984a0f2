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
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A jar or an archive within one, kept in memory in compressed form. The central directory (ZIP
 * application note, 4.3) is read by hand, because {@code java.util.jar} keeps the file open and, on
 * Java 8, maps it: if the jar is overwritten, such a JVM crashes or reads wrong data. Thread-safe.
 */
final class StoredJar {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final byte ENTRY_SIGNATURE = 'P';
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int STORED = 0;
  private static final int PART = 8192;

  private final byte[] zip;

  /**
   * An inflater that is not in use, or null. A new one for each class would take native memory and
   * a cleaner each time. There is no lock, because the thread that holds it could be suspended.
   */
  private final AtomicReference<Inflater> idle = new AtomicReference<>();

  /** The places of the entries in the directory, by their names, which are ASCII. */
  private final Map<String, Integer> entries = new HashMap<>(1024);

  private StoredJar(byte[] zip) throws IOException {
    this.zip = zip;
    int end = end();
    int at = number(end + 16);
    for (int i = half(end + 10); i > 0; i--) {
      if (zip[at] != ENTRY_SIGNATURE) {
        throw new IOException("the jar's directory is damaged");
      }
      int nameLength = half(at + 28);
      entries.put(new String(zip, at + ENTRY_LENGTH, nameLength, StandardCharsets.ISO_8859_1), at);
      at += ENTRY_LENGTH + nameLength + half(at + 30) + half(at + 32);
    }
  }

  /**
   * Reads a jar.
   *
   * @throws IOException if the file cannot be read, or is no jar
   */
  static StoredJar of(File file) throws IOException {
    try (DataInputStream in = new DataInputStream(new FileInputStream(file))) {
      byte[] zip = new byte[(int) file.length()];
      // In parts, because the JVM takes native memory of the size of each read.
      for (int at = 0; at < zip.length; at += PART) {
        in.readFully(zip, at, Math.min(PART, zip.length - at));
      }
      return new StoredJar(zip);
    } catch (IndexOutOfBoundsException cut) {
      throw new IOException("the jar " + file + " is damaged", cut);
    }
  }

  /**
   * Reads an archive that is an entry of this jar.
   *
   * @throws IOException if there is no such entry, or it is no archive
   */
  StoredJar archive(String name) throws IOException {
    byte[] archive = read(name);
    if (archive == null) {
      throw new IOException("the jar lacks " + name);
    }
    return new StoredJar(archive);
  }

  private int end() throws IOException {
    for (int at = zip.length - END_LENGTH; at >= 0; at--) {
      if (number(at) == END_SIGNATURE) {
        return at;
      }
    }
    throw new IOException("the jar has no directory");
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** The content of the entry with this name; null if there is none. */
  byte[] read(String name) throws IOException {
    Integer at = entries.get(name);
    return at == null ? null : read(at);
  }

  private byte[] read(int at) throws IOException {
    int local = number(at + 42);
    int start = local + LOCAL_LENGTH + half(local + 26) + half(local + 28);
    int stored = number(at + 20);
    return half(at + 10) == STORED
        ? Arrays.copyOfRange(zip, start, start + stored)
        : inflate(start, stored, new byte[number(at + 24)]);
  }

  private byte[] inflate(int start, int stored, byte[] bytes) throws IOException {
    Inflater kept = idle.getAndSet(null);
    Inflater inflater = kept == null ? new Inflater(true) : kept;
    try {
      inflater.setInput(zip, start, stored);
      int count = 0;
      while (count < bytes.length) {
        int more = inflater.inflate(bytes, count, bytes.length - count);
        if (more == 0) {
          throw new IOException("the jar is damaged");
        }
        count += more;
      }
    } catch (DataFormatException e) {
      throw new IOException("the jar is damaged", e);
    } finally {
      inflater.reset();
      Inflater other = idle.getAndSet(inflater);
      if (other != null) {
        other.end();
      }
    }
    return bytes;
  }

  private int number(int at) {
    return half(at) | half(at + 2) << 16;
  }

  private int half(int at) {
    return zip[at] & 0xff | (zip[at + 1] & 0xff) << 8;
  }
}
