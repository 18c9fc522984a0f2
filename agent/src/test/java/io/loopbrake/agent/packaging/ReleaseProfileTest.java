/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReleaseProfileTest {
  private static final Pattern COMPARED =
      Pattern.compile("japicmp-maven-plugin.*?<include>([\\w.]+)</include>", Pattern.DOTALL);

  /** A comparison of no class at all would pass. */
  @Test
  void the_comparison_with_the_last_release_names_the_interface_of_the_mbean() throws Exception {
    Matcher compared = COMPARED.matcher(Files.readString(Path.of("pom.xml")));

    assertThat(compared.find()).isTrue();
    assertThat(Class.forName(compared.group(1)).getMethods())
        .extracting("name")
        .contains("getStatus", "getRequests", "findLoops", "stopTask");
  }
}
