/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The form of a value on the connection: a byte for its type, and the value. There are null, texts,
 * numbers, booleans, dates, lists of values, and maps from texts to values.
 */
final class Values {
  private static final int DEEPEST = 8;

  private static final byte NULL = 0;
  private static final byte TEXT = 1;
  private static final byte LONG = 2;
  private static final byte INTEGER = 3;
  private static final byte DOUBLE = 4;
  private static final byte BOOLEAN = 5;
  private static final byte DATE = 6;
  private static final byte LIST = 7;
  private static final byte MAP = 8;

  private Values() {}

  /**
   * Writes a value.
   *
   * @throws InvalidObjectException if it is, or holds, a value of another type
   */
  static void write(DataOutputStream out, Object value) throws IOException {
    if (value == null) {
      out.writeByte(NULL);
    } else if (value instanceof String) {
      out.writeByte(TEXT);
      writeText(out, (String) value);
    } else if (value instanceof Long) {
      out.writeByte(LONG);
      out.writeLong((Long) value);
    } else if (value instanceof Integer) {
      out.writeByte(INTEGER);
      out.writeInt((Integer) value);
    } else if (value instanceof Double) {
      out.writeByte(DOUBLE);
      out.writeDouble((Double) value);
    } else if (value instanceof Boolean) {
      out.writeByte(BOOLEAN);
      out.writeBoolean((Boolean) value);
    } else if (value instanceof Date) {
      out.writeByte(DATE);
      out.writeLong(((Date) value).getTime());
    } else if (value instanceof Collection) {
      writeAll(out, (Collection<?>) value);
    } else if (value instanceof Map) {
      writeMap(out, (Map<?, ?>) value);
    } else {
      throw new InvalidObjectException(value.getClass().getName());
    }
  }

  private static void writeAll(DataOutputStream out, Collection<?> values) throws IOException {
    out.writeByte(LIST);
    out.writeInt(values.size());
    for (Object each : values) {
      write(out, each);
    }
  }

  private static void writeMap(DataOutputStream out, Map<?, ?> map) throws IOException {
    out.writeByte(MAP);
    out.writeInt(map.size());
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      writeText(out, (String) entry.getKey());
      write(out, entry.getValue());
    }
  }

  /** Unlike {@code writeUTF}, without a limit of 64 kB. */
  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a value. Lists and maps keep their order.
   *
   * @param in a byte string in memory, whose length bounds what is read
   * @throws ProtocolException if it is not the form of a value
   * @throws java.io.EOFException if it is cut off
   */
  static Object read(DataInputStream in) throws IOException {
    return read(in, 0);
  }

  private static Object read(DataInputStream in, int depth) throws IOException {
    byte type = in.readByte();
    switch (type) {
      case NULL:
        return null;
      case TEXT:
        return readText(in);
      case LONG:
        return in.readLong();
      case INTEGER:
        return in.readInt();
      case DOUBLE:
        return in.readDouble();
      case BOOLEAN:
        return in.readBoolean();
      case DATE:
        return new Date(in.readLong());
      case LIST:
        return readAll(in, deeper(depth));
      case MAP:
        return readMap(in, deeper(depth));
      default:
        throw new ProtocolException("a value of type " + type);
    }
  }

  private static int deeper(int depth) throws ProtocolException {
    if (depth == DEEPEST) {
      throw new ProtocolException("values that are nested too deeply");
    }
    return depth + 1;
  }

  private static List<Object> readAll(DataInputStream in, int depth) throws IOException {
    int count = length(in);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(read(in, depth));
    }
    return values;
  }

  private static Map<String, Object> readMap(DataInputStream in, int depth) throws IOException {
    int count = length(in);
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      String key = readText(in);
      map.put(key, read(in, depth));
    }
    return map;
  }

  private static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[length(in)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A length or count; each of that many things takes at least one of the bytes that are left. */
  private static int length(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new ProtocolException("a length of " + length);
    }
    return length;
  }
}
