/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

/**
 * The numbers of a class file (JVMS 4): {@code u} is unsigned, {@code s} is signed, followed by the
 * number of bytes. Each method throws an {@code ArrayIndexOutOfBoundsException} behind the end of
 * the bytes.
 */
public final class BigEndian {
  private static final int BYTE = 0xff;

  private BigEndian() {}

  public static int u1(byte[] bytes, int at) {
    return bytes[at] & BYTE;
  }

  public static int u2(byte[] bytes, int at) {
    return (bytes[at] & BYTE) << 8 | bytes[at + 1] & BYTE;
  }

  public static int s2(byte[] bytes, int at) {
    return bytes[at] << 8 | bytes[at + 1] & BYTE;
  }

  public static int s4(byte[] bytes, int at) {
    return u2(bytes, at) << 16 | u2(bytes, at + 2);
  }
}
