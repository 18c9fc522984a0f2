/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample stands for applications that nobody can change any more. */
class KnowsNoBrakesTest {

  @Test
  void noClassOfTheSampleMentionsLoopbrake() throws Exception {
    List<Path> classFiles = classFiles();

    assertThat(classFiles).hasSizeGreaterThan(10);
    assertThat(classFiles).noneMatch(KnowsNoBrakesTest::mentionsLoopbrake);
  }

  private static List<Path> classFiles() throws URISyntaxException, IOException {
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static boolean mentionsLoopbrake(Path classFile) {
    try {
      return Files.readString(classFile, StandardCharsets.ISO_8859_1)
          .toLowerCase(Locale.ROOT)
          .contains("loopbrake");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
