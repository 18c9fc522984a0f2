/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.loopbrake.agent.testing.Targets;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that no compiler of today writes, and bytes that are no class at all. */
class HandlerCodeBytesTest {
  private static final byte[] CLASS = Targets.classFile("io.loopbrake.probes.Cleanups");

  @Test
  void bytes_that_are_no_class_have_no_cleanup_code() {
    assertThat(HandlerCode.of(new byte[0], StopType.ERROR, "")).matches(HandlerCode::isEmpty);
    assertThat(HandlerCode.of(new byte[100], StopType.ERROR, "")).matches(HandlerCode::isEmpty);
    assertThat(HandlerCode.ofLines(new byte[9], StopType.ERROR, "")).matches(HandlerCode::isEmpty);
    assertThat(HandlerCode.of(null, StopType.ERROR, "")).matches(HandlerCode::isEmpty);
  }

  @Test
  void a_class_file_that_ends_early_has_none_or_throws_nothing() {
    for (int length = 0; length < CLASS.length; length++) {
      byte[] cut = Arrays.copyOf(CLASS, length);
      assertThatNoException()
          .isThrownBy(() -> askAll(HandlerCode.ofLines(cut, StopType.ERROR, "java/")));
    }
    byte[] half = Arrays.copyOf(CLASS, CLASS.length / 2);
    assertThat(HandlerCode.of(half, StopType.ERROR, "")).matches(HandlerCode::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x7f, 0x80, 0xff})
  void a_class_file_with_any_byte_changed_throws_nothing(int value) {
    for (int at = 0; at < CLASS.length; at++) {
      byte[] changed = CLASS.clone();
      changed[at] = (byte) value;
      assertThatNoException()
          .isThrownBy(() -> askAll(HandlerCode.ofLines(changed, StopType.ERROR, "java/")));
    }
  }

  @Test
  void a_class_file_with_many_bytes_changed_throws_nothing() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] changed = CLASS.clone();
      for (int count = random.nextInt(20); count >= 0; count--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      assertThatNoException()
          .isThrownBy(() -> askAll(HandlerCode.ofLines(changed, StopType.ERROR, "java/")));
    }
  }

  private static void askAll(HandlerCode code) {
    for (String method : new String[] {"catching", "\u20ac", ""}) {
      code.handlerAt(method, null, 0);
      code.handlerAt(method, "()V", Integer.MAX_VALUE);
      code.handlerAtLine(method, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void code_of_the_first_java_has_short_sizes(int minorVersion) throws IOException {
    assertFound(HandlerCode.of(oldClass(45, minorVersion, true), StopType.ERROR, ""));
    assertThat(HandlerCode.of(oldClass(45, minorVersion, false), StopType.ERROR, ""))
        .matches(HandlerCode::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 65535})
  void code_of_all_later_versions_has_long_ones(int minorVersion) throws IOException {
    assertFound(HandlerCode.of(oldClass(45, minorVersion, false), StopType.ERROR, ""));
    assertFound(HandlerCode.of(oldClass(46, 0, false), StopType.ERROR, ""));
    assertFound(HandlerCode.of(oldClass(99, minorVersion, false), StopType.ERROR, ""));
    assertThat(HandlerCode.of(oldClass(45, minorVersion, true), StopType.ERROR, ""))
        .matches(HandlerCode::isEmpty);
  }

  private static void assertFound(HandlerCode code) {
    assertThat(code.handlerAt("run", "()V", 0)).isEqualTo(HandlerCode.NO_HANDLER);
    assertThat(code.handlerAt("run", "()V", 2)).isEqualTo(2);
    assertThat(code.handlerAt("run", "()V", 3)).isEqualTo(2);
    assertThat(code.handlerAt("run", "()V", 4)).isEqualTo(HandlerCode.NO_HANDLER);
  }

  /** A class with {@code void run() { try { ; } catch (any) { ; } }}, and a field, by hand. */
  private static byte[] oldClass(int major, int minor, boolean shortSizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xcafebabe);
    out.writeShort(minor);
    out.writeShort(major);
    out.writeShort(9);
    out.writeByte(5);
    out.writeLong(1);
    for (String text : new String[] {"Code", "run", "()V", "Shape", "I"}) {
      out.writeByte(1);
      out.writeUTF(text);
    }
    out.writeByte(7);
    out.writeShort(6);
    for (int value : new int[] {1, 8, 0, 1, 8, 1, 2, 6, 7, 0, 1, 1, 4, 5, 1, 3}) {
      out.writeShort(value);
    }
    byte[] code = code(shortSizes);
    out.writeInt(code.length);
    out.write(code);
    out.writeShort(0);
    return bytes.toByteArray();
  }

  private static byte[] code(boolean shortSizes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    if (shortSizes) {
      out.write(new byte[] {1, 1, 0, 4});
    } else {
      out.write(new byte[] {0, 1, 0, 1, 0, 0, 0, 4});
    }
    // nop, return, pop, return
    out.write(new byte[] {0, (byte) 0xb1, 0x57, (byte) 0xb1});
    for (int value : new int[] {1, 0, 1, 2, 0, 0}) {
      out.writeShort(value);
    }
    return bytes.toByteArray();
  }
}
