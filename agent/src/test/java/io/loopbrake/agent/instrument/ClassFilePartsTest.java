/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.classfile.ClassFileHeader;
import io.loopbrake.agent.classfile.MethodSizes;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read off a class file without its reader's help. */
class ClassFilePartsTest {
  private static final List<Class<?>> LARGE =
      List.of(java.util.regex.Pattern.class, java.util.Collections.class, Math.class);

  @Test
  void the_size_of_each_method_with_code_is_known() throws IOException {
    for (Class<?> type : LARGE) {
      byte[] classFile = classFile(type);
      ClassSlices slices = ClassSlices.of(classFile);

      Map<String, Integer> sizes = MethodSizes.of(classFile);

      assertThat(sizes).hasSizeGreaterThan(40);
      assertThat(sizes)
          .allSatisfy((method, size) -> assertThat(size).isEqualTo(slices.codeLength(method)));
    }
  }

  @Test
  void a_method_without_code_has_no_size() throws IOException {
    byte[] classFile = classFile(java.util.AbstractList.class);

    assertThat(MethodSizes.of(classFile))
        .containsKey("add(Ljava/lang/Object;)Z")
        .doesNotContainKey("get(I)Ljava/lang/Object;");
  }

  @Test
  void a_class_file_tells_its_name_and_version() {
    byte[] classFile = Targets.classFile("io.loopbrake.targets.Plain");

    assertThat(ClassFileHeader.name(classFile)).isEqualTo("io/loopbrake/targets/Plain");
    assertThat(ClassFileHeader.majorVersion(classFile)).isEqualTo(52);
  }

  @Test
  void bytes_too_few_for_a_class_file_have_the_version_0() {
    assertThat(ClassFileHeader.majorVersion(new byte[0])).isZero();
    assertThat(ClassFileHeader.majorVersion(new byte[7])).isZero();
  }

  @Test
  void bytes_that_are_no_class_file_have_no_name() {
    assertThatThrownBy(() -> ClassFileHeader.name(new byte[100]))
        .isInstanceOf(RuntimeException.class);
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      return stream.readAllBytes();
    }
  }
}
