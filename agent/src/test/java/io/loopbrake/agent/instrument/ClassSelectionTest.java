/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.ClassPatterns;
import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.gate.RuntimeClass;
import java.util.List;
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

  @Test
  void of_additions_and_removals_the_last_word_counts_however_often_they_alternate()
      throws BadOptionException {
    ClassPattern narrow = ClassPattern.parse("com.acme.Job");
    ClassSelection selection = selection("com.acme.**", null);

    for (int i = 0; i < 3; i++) {
      selection = selection.removing(narrow);
      assertThat(selection.selects(APPLICATION, "com/acme/Job")).isFalse();
      assertThat(selection.selects(APPLICATION, "com/acme/Other")).isTrue();
      selection = selection.adding(narrow);
      assertThat(selection.selects(APPLICATION, "com/acme/Job")).isTrue();
    }
    assertThat(selection.include()).hasToString("com.acme.**:com.acme.Job");
    assertThat(selection.exclude().size()).isZero();
  }

  @Test
  void a_class_is_added_that_a_wider_pattern_excludes() throws BadOptionException {
    ClassSelection selection =
        selection("com.acme.**", "com.acme.fast.**")
            .adding(ClassPattern.parse("com.acme.fast.Job"));

    assertThat(selection.selects(APPLICATION, "com/acme/fast/Job")).isTrue();
    assertThat(selection.selects(APPLICATION, "com/acme/fast/Other")).isFalse();
  }

  @Test
  void what_the_agent_put_into_the_jdk_is_never_selected() throws BadOptionException {
    ClassSelection selection = selection("java.**", null);

    for (String own : List.of(RuntimeClass.INTERNAL_NAME, GateClass.INTERNAL_NAME)) {
      assertThat(selection.selects(BOOT, own)).isFalse();
      assertThat(selection.selectsNamed(BOOT, own.replace('/', '.'))).isFalse();
      assertThat(ClassSelection.canSelect(own.replace('/', '.'))).isFalse();
    }
  }

  private static ClassSelection selection(String include, String exclude)
      throws BadOptionException {
    return new ClassSelection(
        ClassPatterns.parse(include),
        exclude == null ? ClassPatterns.NONE : ClassPatterns.parse(exclude));
  }
}
