/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.ClassPatterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassSelectionTest {
  private static final ClassLoader BOOT = null;
  private static final ClassLoader APPLICATION = new ClassLoader() {};

  @Test
  void a_class_is_selected_that_is_included_and_not_excluded() throws BadOptionException {
    ClassSelection selection = selection("com.acme.**:org.old.*", "com.acme.fast.**");

    assertThat(selection.selects(APPLICATION, "com/acme/Job")).isTrue();
    assertThat(selection.selects(APPLICATION, "org/old/Job")).isTrue();
    assertThat(selection.selects(APPLICATION, "com/acme/fast/Job")).isFalse();
    assertThat(selection.selects(APPLICATION, "org/old/deep/Job")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.regex.**, java/util/regex/Pattern",
    "java.**,            java/util/regex/Pattern",
    "java.util.HashMap,  java/util/HashMap$TreeNode",
    "sun.**,             sun/security/provider/SHA",
    "com.sun.org.apache.**, com/sun/org/apache/xalan/internal/xsltc/Translet",
  })
  void a_class_of_the_jdk_is_selected_where_a_pattern_names_it_outright(String pattern, String name)
      throws BadOptionException {
    assertThat(selection(pattern, null).selects(BOOT, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"**", "*.util.**", "j**", "com.**"})
  void a_class_of_the_jdk_is_not_selected_by_a_pattern_that_happens_to_match(String pattern)
      throws BadOptionException {
    ClassSelection selection = selection(pattern, null);

    assertThat(selection.selects(BOOT, "java/util/HashMap")).isFalse();
    assertThat(selection.selects(BOOT, "com/sun/crypto/provider/AES")).isFalse();
  }

  @Test
  void one_pattern_that_names_the_jdk_outright_is_enough() throws BadOptionException {
    ClassSelection selection = selection("**:java.util.regex.**", null);

    assertThat(selection.selects(BOOT, "java/util/regex/Pattern")).isTrue();
    assertThat(selection.selects(BOOT, "java/util/HashMap")).isFalse();
  }

  @Test
  void a_class_of_the_application_is_selected_though_the_jdk_has_a_package_of_that_name()
      throws BadOptionException {
    assertThat(selection("**", null).selects(APPLICATION, "javax/servlet/Servlet")).isTrue();
  }

  @Test
  void what_is_added_is_included_and_no_longer_excluded() throws BadOptionException {
    ClassPattern pattern = ClassPattern.parse("com.acme.fast.**");
    ClassSelection before = selection("com.acme.*", "com.acme.fast.**");
    ClassSelection after = before.adding(pattern);

    assertThat(after.selects(APPLICATION, "com/acme/fast/Job")).isTrue();
    assertThat(after.exclude().size()).isZero();
    assertThat(before.selects(APPLICATION, "com/acme/fast/Job")).as("as it was").isFalse();
  }

  @Test
  void what_is_removed_is_no_longer_included() throws BadOptionException {
    ClassSelection after =
        selection("com.acme.**:org.old.*", null).removing(ClassPattern.parse("com.acme.**"));

    assertThat(after.selects(APPLICATION, "com/acme/Job")).isFalse();
    assertThat(after.selects(APPLICATION, "org/old/Job")).isTrue();
    assertThat(after.exclude().size()).isZero();
  }

  @Test
  void what_is_removed_without_having_been_included_is_excluded() throws BadOptionException {
    ClassSelection after =
        selection("com.acme.**", null).removing(ClassPattern.parse("com.acme.fast.**"));

    assertThat(after.selects(APPLICATION, "com/acme/fast/Job")).isFalse();
    assertThat(after.selects(APPLICATION, "com/acme/Job")).isTrue();
    assertThat(after.exclude()).hasToString("com.acme.fast.**");
  }

  private static ClassSelection selection(String include, String exclude)
      throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(include),
        exclude == null ? ClassPatterns.NONE : ClassPatterns.parse(exclude));
  }
}
