/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPatternTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.*, com.acme.Job, true",
    "com.acme.*, com.acme.Job$Step, true",
    "com.acme.*, com.acme.report.Job, false",
    "com.acme.*, com.acmes.Job, false",
    "com.acme.*, com.acme, false",
    "com.acme.**, com.acme.Job, true",
    "com.acme.**, com.acme.report.daily.Job, true",
    "com.acme.**, com.acmes.Job, false",
    "com.acme.**, com.acme, false",
    "com.acme.Job, com.acme.Job, true",
    "com.acme.Job, com.acme.Job$1, true",
    "com.acme.Job, com.acme.Job$Step$Inner, true",
    "com.acme.Job, com.acme.Jobs, false",
    "com.acme.Job$Step, com.acme.Job, false",
    "com.acme.*Job, com.acme.ReportJob, true",
    "com.acme.*Job, com.acme.ReportJob$1, true",
    "com.acme.*Job, com.acme.ReportJobs, false",
    "com.**.Job, com.acme.report.Job, true",
    "com.**.Job, com.acme.report.Jobs, false",
    "com.*.Job, com.acme.report.Job, false",
    "*, Main, true",
    "*, Main$1, true",
    "*, com.Main, false",
    "**, Main, true",
    "**, com.acme.Main, true",
    "**Test, com.acme.MainTest, true",
    "a.*b*c*d, a.xbxcxd, true",
    "a.*b*c*d, a.xbxcx, false",
  })
  void a_pattern_names_the_classes_that_it_says(String pattern, String name, boolean expected)
      throws BadOptionException {
    ClassPattern parsed = ClassPattern.parse(pattern);

    assertThat(parsed.matches(name)).isEqualTo(expected);
    assertThat(parsed.matchesInternal(name.replace('.', '/'))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "com/acme/**|'/' is not allowed in a class name|`com.acme.**`",
        "com/acme/Job.class|'/' is not allowed in a class name|`com.acme.Job`",
        "com.acme.***|three stars|`com.acme.**`",
        "com.acme.|a dot must stand between two names|`com.acme.**`",
        ".com.acme.Job|a dot must stand between two names|`com.acme.Job`",
        "com..acme|a dot must stand between two names|`com.acme`",
        "com.acme.**;org|';' is not allowed in a class name|`com.acme.**`",
        "com.acme.** org.**|' ' is not allowed in a class name|`com.acme.**`",
        "com.acme.**,org.**|',' is not allowed in a class name|separate the patterns of an option by `:`",
        "com.acme.**:org.**|':' is not allowed in a class name|(an operation takes one pattern)",
      })
  void a_bad_pattern_is_answered_with_the_nearest_good_one(
      String pattern, String why, String remedy) {
    assertThatThrownBy(() -> ClassPattern.parse(pattern))
        .isInstanceOfSatisfying(
            BadOptionException.class,
            e -> {
              assertThat(e.why()).contains(why);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void an_empty_pattern_is_refused(String pattern) {
    assertThatThrownBy(() -> ClassPattern.parse(pattern))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void null_and_absurdly_long_patterns_are_refused() {
    assertThatThrownBy(() -> ClassPattern.parse(null)).isInstanceOf(BadOptionException.class);
    assertThatThrownBy(() -> ClassPattern.parse("a".repeat(501)))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("501 characters");
  }

  @Test
  void a_control_character_is_not_echoed() {
    assertThatThrownBy(() -> ClassPattern.parse("com.\u001b[31macme"))
        .isInstanceOfSatisfying(
            BadOptionException.class, e -> assertThat(e.why()).contains("\\u001b"));
  }

  @Test
  void names_with_dollars_and_letters_of_other_alphabets_are_patterns() throws BadOptionException {
    assertThat(ClassPattern.parse("com.größe.$Proxy*").matches("com.größe.$Proxy12")).isTrue();
  }

  @Test
  void many_stars_in_a_pattern_do_not_multiply_the_time() throws BadOptionException {
    ClassPattern pattern = ClassPattern.parse("*a".repeat(20) + "b");
    ClassPattern everywhere = ClassPattern.parse("**a**a**ab");
    String name = "a".repeat(60_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(pattern.matches(name)).isFalse();
          assertThat(everywhere.matches(name)).isFalse();
          assertThat(pattern.matches(name + "b")).isTrue();
        });
  }

  @Test
  void any_pattern_takes_what_a_regular_expression_of_its_meaning_takes()
      throws BadOptionException {
    Random random = new Random(42);
    int taken = 0;
    for (int i = 0; i < 50_000; i++) {
      String text = any(random, "a", "b", ".", "*", "**");
      String name = "a" + any(random, "a", "b", "/", "$");
      ClassPattern pattern;
      try {
        pattern = ClassPattern.parse(text);
      } catch (BadOptionException noPattern) {
        continue;
      }
      boolean expected = meaning(text).matcher(name).matches();
      taken += expected ? 1 : 0;
      assertThat(pattern.matchesInternal(name)).as(text + " and " + name).isEqualTo(expected);
      assertThat(pattern.matches(name.replace('/', '.'))).isEqualTo(expected);
    }
    assertThat(taken).as("or it proves nothing").isGreaterThan(1_000);
  }

  private static String any(Random random, String... parts) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static Pattern meaning(String pattern) {
    return Pattern.compile(
        pattern.replace('.', '/').replace("**", "#").replace("*", "[^/]*").replace("#", ".*")
            + "([$].*)?");
  }
}
