/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Web applications, whose loaders prefer their own classes to those of the class path. */
class ParentLastIT {
  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_web_application_may_make_its_runaway_with_a_byte_buddy_of_its_own(Jdk jdk)
      throws Exception {
    Path webApp =
        new JarBuilder()
            .withPackage("environments/app")
            .withPackage("environments/webapp")
            .writeTo(directory.resolve("webapp.jar"));
    Path byteBuddy = Libraries.environment("byte-buddy-1.10.22");

    Line played =
        Played.by(
            ForkedJvm.of(jdk).withAgent(Played.INCLUDE),
            "io.loopbrake.environments.WebServer",
            webApp.toString(),
            byteBuddy.toString());

    assertThat(played.get("report")).startsWith("made by file:").endsWith("byte-buddy-1.10.22.jar");
    assertThat(played.is("superclassFrom")).isTrue();
    assertThat(played.get("loader")).contains("net.bytebuddy");
    assertThat(played.get("seen")).isEqualTo("net.bytebuddy.jar.asm.ClassReader");
  }
}
