/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.classfile.ClassFileHeader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompatibilityPageTest {
  private static final Pattern NEWEST =
      Pattern.compile("from 45 \\(Java 1\\.0\\) to (\\d+) \\(Java (\\d+)\\)");

  /** The class files of Java 1.1 had the version 45, those of Java 8 52. */
  private static final int VERSION_OF_JAVA_0 = 44;

  private final String page = String.join("\n", MarkdownPage.of("docs/compatibility.md").prose());

  @Test
  void the_newest_version_of_class_files_is_the_newest_that_is_read() {
    Matcher newest = NEWEST.matcher(page);
    assertThat(newest.find()).isTrue();
    int version = Integer.parseInt(newest.group(1));

    assertThat(version).isEqualTo(VERSION_OF_JAVA_0 + Integer.parseInt(newest.group(2)));
    assertThat(ClassFileHeader.isNewerThanKnown(header(0, version))).isFalse();
    assertThat(ClassFileHeader.isNewerThanKnown(header(0, version + 1))).isTrue();
  }

  @Test
  void preview_features_are_unknown_in_the_version_of_which_the_page_says_so() {
    Matcher version = Pattern.compile("except in version\\s+(\\d+)").matcher(page);
    assertThat(version.find()).isTrue();
    int major = Integer.parseInt(version.group(1));

    assertThat(ClassFileHeader.isNewerThanKnown(header(0xffff, major))).isTrue();
    assertThat(ClassFileHeader.isNewerThanKnown(header(0xffff, major - 1))).isFalse();
  }

  private static byte[] header(int minor, int major) {
    return new byte[] {
      (byte) 0xca,
      (byte) 0xfe,
      (byte) 0xba,
      (byte) 0xbe,
      (byte) (minor >> 8),
      (byte) minor,
      (byte) (major >> 8),
      (byte) major
    };
  }
}
