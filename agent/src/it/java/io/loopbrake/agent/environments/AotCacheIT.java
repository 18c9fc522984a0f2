/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Caches of classes that were loaded and linked in a run before (JEP 483, JEP 514). */
@Tag("full")
class AotCacheIT {
  private static final int FIRST_WITH_ONE_STEP_CACHE = 25;
  private static final int FIRST_THAT_LINKS_COMPLETABLE_FUTURE = 26;
  private static final String MAIN = "io.loopbrake.environments.InPlace";

  @TempDir private Path directory;
  private Path application;
  private Path cache;

  static List<Jdk> jdks() {
    return Jdk.available().stream()
        .filter(jdk -> jdk.version() >= FIRST_WITH_ONE_STEP_CACHE)
        .toList();
  }

  @BeforeEach
  void jarOfTheApplication() throws IOException {
    application =
        new JarBuilder()
            .withPackage("environments")
            .withPackage("environments/app")
            .withPackage("operating")
            .writeTo(directory.resolve("application.jar"));
    cache = directory.resolve("application.aot");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_cache_made_with_the_agent_is_used_and_its_loops_have_brakes(Jdk jdk) {
    ForkedJvm jvm = jvm(jdk).withAgent(Played.INCLUDE);
    if (jdk.version() < FIRST_THAT_LINKS_COMPLETABLE_FUTURE) {
      jvm = jvm.withFlags("-XX:-AOTClassLinking");
    }
    ForkedJvm.Result training = jvm.withFlags("-XX:AOTCacheOutput=" + cache).run(MAIN);
    Played.requireStopped(training);
    assertThat(Files.exists(cache)).as(training::toString).isTrue();

    // In this mode the JVM does not start without the cache.
    Played.by(jvm.withFlags("-XX:AOTMode=on", "-XX:AOTCache=" + cache), MAIN);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_cache_made_without_the_agent_is_discarded_and_the_loops_have_brakes(Jdk jdk) {
    ForkedJvm.Result training =
        jvm(jdk).withFlags("-XX:AOTCacheOutput=" + cache).run("io.loopbrake.environments.Covered");
    assertThat(Files.exists(cache)).as(training::toString).isTrue();
    ForkedJvm jvm = jvm(jdk).withAgent(Played.INCLUDE).withFlags("-XX:AOTCache=" + cache);

    Played.requireStopped(jvm.run(MAIN));
    ForkedJvm.Result required = jvm.withFlags("-XX:AOTMode=on").run(MAIN);
    assertThat(required.exitCode()).as(required::toString).isNotZero();
    assertThat(required.out() + required.err()).contains("Unable to use AOT cache");
  }

  private ForkedJvm jvm(Jdk jdk) {
    return ForkedJvm.of(jdk).withClassPathOnly(application);
  }
}
