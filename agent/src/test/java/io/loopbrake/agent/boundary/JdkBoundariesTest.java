/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is planted into the classes of each JDK at hand. None of them is run. */
@ParameterizedClass
@MethodSource("jdks")
class JdkBoundariesTest {
  private static final int FIRST_WITH_MODULES = 9;

  @Parameter Jdk jdk;

  static List<Jdk> jdks() {
    return Jdk.available();
  }

  /** Before Java 9 the loop of a ForkJoinPool ran tasks elsewhere than since. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # class in java.base or java.desktop             | Java   | methods and what they tell
          java/util/concurrent/ThreadPoolExecutor          | 8-26   | getTask: idle, next, next, next; runWorker: begin, end, end
          java/util/concurrent/ForkJoinPool                | 8-8    | awaitQuiescence: begin, end; helpQuiescePool: begin, end; helpStealer: begin, end; runWorker: idle, end, end
          java/util/concurrent/ForkJoinPool                | 11-11  | awaitJoin: begin, end; awaitQuiescence: begin, end; helpQuiescePool: begin, end, begin, end; runWorker: idle, end, end
          java/util/concurrent/ForkJoinPool                | 17-17  | externalHelpQuiescePool: begin, end; helpJoin: begin, end; helpQuiescePool: begin, end, begin, end; runWorker: idle, end, end
          java/util/concurrent/ForkJoinPool                | 21-26  | externalHelpQuiesce: begin, end; helpJoin: begin, end; helpQuiesce: begin, end, begin, end; runWorker: idle, end, end
          java/util/concurrent/ForkJoinPool$WorkQueue      | 8-8    | execLocalTasks: begin, end; pollAndExecAll: begin, end; runTask: next, idle
          java/util/concurrent/ForkJoinPool$WorkQueue      | 11-26  | helpAsyncBlocker: begin, end; topLevelExec: next, idle
          java/util/concurrent/CompletableFuture$AsyncRun    | 8-26 | run: begin, end, end
          java/util/concurrent/CompletableFuture$AsyncSupply | 8-26 | run: begin, end, end
          java/util/concurrent/CompletableFuture$Completion  | 8-26 | run: begin, end, end
          java/util/TimerThread                            | 8-26   | mainLoop: idle, next, idle, end, end
          java/awt/EventDispatchThread                     | 8-26   | run: idle, end, end
          java/awt/EventQueue                              | 8-26   | dispatchEventImpl: begin, end, end
          """)
  void every_boundary_is_where_it_is_expected(String name, String versions, String methods)
      throws IOException {
    String[] range = versions.split("-");
    if (jdk.version() < Integer.parseInt(range[0]) || jdk.version() > Integer.parseInt(range[1])) {
      return;
    }
    Place[] places = new TaskBoundaries(TaskPatterns.NONE).of(null, name);

    byte[] classFile = classFile(name);
    InstrumentedClass result =
        PlantedLoader.instrumented(classFile, PlantedLoader.planting(classFile, places));

    assertThat(result.boundaries().notFound()).isEmpty();
    assertThat(PlantedMethods.of(result.classFile())).containsExactly(methods.split("; "));
  }

  private byte[] classFile(String name) throws IOException {
    if (jdk.version() < FIRST_WITH_MODULES) {
      try (JarFile jar = new JarFile(runtimeJar().toFile())) {
        return jar.getInputStream(jar.getEntry(name + ".class")).readAllBytes();
      }
    }
    try (FileSystem modules =
        FileSystems.newFileSystem(
            URI.create("jrt:/"), Map.of("java.home", jdk.home().toString()))) {
      String module = name.startsWith("java/awt/") ? "java.desktop" : "java.base";
      return Files.readAllBytes(modules.getPath("/modules", module, name + ".class"));
    }
  }

  private Path runtimeJar() {
    Path inJdk = jdk.home().resolve("jre/lib/rt.jar");
    return Files.exists(inJdk) ? inJdk : jdk.home().resolve("lib/rt.jar");
  }
}
