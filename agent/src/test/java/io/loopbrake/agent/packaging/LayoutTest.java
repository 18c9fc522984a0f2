/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Path TOP = Path.of("..");

  @Test
  void the_top_shows_the_fixed_layout_also_after_a_build() throws IOException {
    try (Stream<Path> entries = Files.list(TOP)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .filteredOn(name -> !name.startsWith("."))
          .containsExactlyInAnyOrder(
              "LICENSE", "README.md", "agent", "docs", "pom.xml", "sample-app");
    }
  }
}
