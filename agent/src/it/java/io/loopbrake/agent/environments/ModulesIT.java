/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications on the module path, whose modules read no more than they say. */
class ModulesIT {
  private static final int FIRST_IN_MATRIX = 11;
  private static final String MAIN = "io.loopbrake.environments.InPlace";

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.everyVersion().stream().filter(jdk -> jdk.version() >= FIRST_IN_MATRIX).toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_runaway_in_a_module_that_exports_and_requires_nothing_is_stopped(Jdk jdk)
      throws Exception {
    Path module = module("module sealed.report { requires static java.management; }");

    assertThat(play(jdk, module, "sealed.report").get("module")).isEqualTo("module sealed.report");
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("jdks")
  void a_runaway_in_an_open_module_is_stopped(Jdk jdk) throws Exception {
    Path module = module("open module open.report { requires java.management; }");

    assertThat(play(jdk, module, "open.report").get("module")).isEqualTo("module open.report");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_runaway_in_an_automatic_module_is_stopped(Jdk jdk) throws Exception {
    Path module = jar().writeTo(directory.resolve("automatic-report-1.0.jar"));

    assertThat(play(jdk, module, "automatic.report").get("module"))
        .isEqualTo("module automatic.report");
  }

  private static Line play(Jdk jdk, Path module, String name) {
    Line played =
        Played.by(
            ForkedJvm.of(jdk).withClassPathOnly().withAgent(Played.INCLUDE),
            "--module-path",
            module.toString(),
            "--module",
            name + "/" + MAIN);
    assertThat(played.get("seen")).isEmpty();
    return played;
  }

  private Path module(String declaration) throws Exception {
    Path source = directory.resolve("module-info.java");
    Files.writeString(source, declaration);
    Path classes = directory.resolve("declaration");
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                String.valueOf(FIRST_IN_MATRIX),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(result).isZero();
    return jar()
        .withFile("module-info.class", Files.readAllBytes(classes.resolve("module-info.class")))
        .writeTo(directory.resolve("report.jar"));
  }

  private static JarBuilder jar() throws Exception {
    return new JarBuilder()
        .withPackage("environments")
        .withPackage("environments/app")
        .withPackage("operating");
  }
}
