/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Strings in class files (JVMS 4.4.7): two bytes with the length, then one to three bytes for each
 * character. They are compared in this form, because a {@code String} for each would cost more time
 * and memory than everything else. {@code at} is the place of the length.
 */
public final class Utf8 {
  private static final int LENGTH = 2;
  private static final int TWO_BYTES = 0xc0;
  private static final int THREE_BYTES = 0xe0;

  private Utf8() {}

  /** The number of bytes of the text, its length included. */
  public static int size(byte[] bytes, int at) {
    return LENGTH + BigEndian.u2(bytes, at);
  }

  /** The text as a string. */
  public static String string(byte[] bytes, int at) {
    int start = at + LENGTH;
    int end = at + size(bytes, at);
    int next = start;
    while (next < end && bytes[next] > 0) {
      next++;
    }
    if (next == end) {
      return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }
    try {
      return new DataInputStream(new ByteArrayInputStream(bytes, at, size(bytes, at))).readUTF();
    } catch (IOException malformed) {
      throw new IllegalStateException("no text", malformed);
    }
  }

  /** Whether the text is this one; false as well if it is malformed. */
  public static boolean equal(byte[] bytes, int at, String text) {
    int end = at + size(bytes, at);
    return endOfPrefix(bytes, at, text) == end;
  }

  /** Whether the text begins with this prefix; false as well if it is malformed. */
  public static boolean startsWith(byte[] bytes, int at, String prefix) {
    return endOfPrefix(bytes, at, prefix) >= 0;
  }

  /** The place behind the prefix; -1 if the text does not begin with it, or is malformed. */
  private static int endOfPrefix(byte[] bytes, int at, String prefix) {
    int end = Math.min(bytes.length, at + size(bytes, at));
    int next = at + LENGTH;
    for (int i = 0; i < prefix.length(); i++) {
      int first = next < end ? bytes[next] & 0xff : 0;
      int count = first < TWO_BYTES ? 1 : first < THREE_BYTES ? 2 : 3;
      if (next + count > end || prefix.charAt(i) != character(bytes, next, count)) {
        return -1;
      }
      next += count;
    }
    return next;
  }

  private static char character(byte[] bytes, int at, int count) {
    switch (count) {
      case 1:
        return (char) bytes[at];
      case 2:
        return (char) ((bytes[at] & 0x1f) << 6 | bytes[at + 1] & 0x3f);
      default:
        return (char)
            ((bytes[at] & 0x0f) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f);
    }
  }
}
