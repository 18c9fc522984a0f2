/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A security manager, with an application that may do nothing that needs a permission. */
@Tag("full")
class SecurityManagerIT {
  /** The last one that can be started with a security manager is Java 23. */
  private static final int LAST_IN_MATRIX = 21;

  /** From here on a flag is needed to set one while the application runs. */
  private static final int FIRST_TO_BE_ALLOWED = 17;

  private static final String MAIN = "io.loopbrake.environments.InPlace";

  @TempDir private Path directory;

  private Path operator;
  private Path application;

  static List<Jdk> jdks() {
    return Jdk.everyVersion().stream().filter(jdk -> jdk.version() <= LAST_IN_MATRIX).toList();
  }

  @BeforeEach
  void make_jars() throws IOException {
    operator =
        new JarBuilder()
            .withPackage("environments")
            .withPackage("operating")
            .writeTo(directory.resolve("operator.jar"));
    application =
        new JarBuilder().withPackage("environments/app").writeTo(directory.resolve("app.jar"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void code_that_may_do_nothing_is_stopped(Jdk jdk) throws IOException {
    Line played = Played.by(jvm(jdk, grant(ForkedJvm.agentJar()) + grant(operator), ""), MAIN);

    assertThat(played.is("trusted")).isFalse();
    assertThat(played.get("seen")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void code_that_may_do_nothing_is_not_stopped_while_it_owns_a_monitor_if_locks_defer(Jdk jdk)
      throws IOException {
    Lines lines =
        Lines.of(
            jvm(jdk, grant(ForkedJvm.agentJar()) + grant(operator), ",locks=defer")
                .run("io.loopbrake.environments.Locked"));

    Line deferred = lines.named("locked", "deferred");
    assertThat(deferred.get("state")).isEqualTo("PENDING");
    assertThat(deferred.get("why")).contains("the thread owns the monitor of");
    assertThat(deferred.is("alive")).isTrue();
    assertThat(deferred.is("trusted")).isFalse();
    Line forced = lines.named("locked", "forced");
    assertThat(forced.get("state")).isEqualTo("STOPPED");
    assertThat(forced.is("stopped")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_console_from_outside_needs_no_grant(Jdk jdk) throws Exception {
    try (RunningJvm application =
            jvm(jdk, grant(ForkedJvm.agentJar()) + grant(operator), "")
                .startReady("io.loopbrake.environments.Unattended");
        LoopbrakeClient console = application.connect()) {
      console.call("stopThread", console.busyThread("report"), "test");

      assertThat(application.nextLine()).isEqualTo("ended");
      await().until(() -> console.requests().get(0).get("state").equals("STOPPED"));
      assertThat(console.status().get("classesFailed")).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void an_agent_that_may_do_nothing_says_so_and_stays_off(Jdk jdk) throws IOException {
    ForkedJvm.Result result =
        jvm(jdk, grant(operator), "").run("io.loopbrake.environments.Covered");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).startsWith("first edition, 5050");
    assertThat(result.err())
        .contains("loopbrake: the agent could not start; the application runs without brakes.")
        .contains("cause: java.security.AccessControlException: access denied");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void a_security_manager_that_uses_collections_is_asked_nothing_while_they_get_brakes(Jdk jdk) {
    ForkedJvm plain = ForkedJvm.of(jdk);
    ForkedJvm allowed =
        jdk.version() < FIRST_TO_BE_ALLOWED
            ? plain
            : plain.withFlags("-Djava.security.manager=allow");

    ForkedJvm.Result result =
        allowed
            .withFlags("-XX:+UseG1GC")
            .withAgent("include=io.loopbrake.environments.**:java.util.**,log=warn")
            .run("io.loopbrake.environments.CollectingManager");

    assertThat(result.exitCode()).as(result::toString).isZero();
    assertThat(result.out()).startsWith("asked, failed 0");
    assertThat(result.err()).doesNotContain("loopbrake:", "ClassCircularityError");
  }

  private ForkedJvm jvm(Jdk jdk, String grants, String options) throws IOException {
    Path policy = directory.resolve("app.policy");
    Files.writeString(policy, grants);
    return ForkedJvm.of(jdk)
        .withClassPathOnly(operator, application)
        .withFlags("-Djava.security.manager", "-Djava.security.policy==" + policy)
        .withAgent(Played.INCLUDE + options);
  }

  private static String grant(Path jar) {
    return "grant codeBase \"" + jar.toUri() + "\" { permission java.security.AllPermission; };\n";
  }
}
