/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

/** The numbers of a class file (JVMS 4). */
final class BigEndian {
  private static final int BYTE = 0xff;

  private BigEndian() {}

  static int u1(byte[] bytes, int at) {
    return bytes[at] & BYTE;
  }

  static int u2(byte[] bytes, int at) {
    return (bytes[at] & BYTE) << 8 | bytes[at + 1] & BYTE;
  }

  static int s2(byte[] bytes, int at) {
    return bytes[at] << 8 | bytes[at + 1] & BYTE;
  }

  static int s4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }
}
