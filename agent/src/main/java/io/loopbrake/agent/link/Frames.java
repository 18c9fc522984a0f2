/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.link;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/** Sends and receives byte strings, each with its length before it. */
final class Frames {
  /** Longer than any request: arguments are what somebody types. */
  static final int LONGEST_REQUEST = 1 << 20;

  /** Longer than the dump of tens of thousands of threads. */
  static final int LONGEST_ANSWER = 1 << 28;

  private static final int CHUNK = 1 << 16;

  private Frames() {}

  static void write(DataOutputStream out, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
    out.flush();
  }

  /**
   * Receives a byte string. Memory grows with what arrives, not with the length that is announced.
   *
   * @throws EOFException if the connection ends before or within it
   * @throws ProtocolException if the length is negative or greater than {@code longest}
   */
  static byte[] read(DataInputStream in, int longest) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > longest) {
      throw new ProtocolException("a length of " + length);
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream(Math.min(length, CHUNK));
    byte[] chunk = new byte[Math.min(length, CHUNK)];
    while (content.size() < length) {
      int count = in.read(chunk, 0, Math.min(chunk.length, length - content.size()));
      if (count < 0) {
        throw new EOFException();
      }
      content.write(chunk, 0, count);
    }
    return content.toByteArray();
  }
}
