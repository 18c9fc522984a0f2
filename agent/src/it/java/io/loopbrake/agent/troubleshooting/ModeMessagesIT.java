/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModeMessagesIT extends MessagesOfSection {
  private static final String OPTIONS = "include=com.acme.**";

  private final ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());
  private final ForkedJvm silent =
      jvm.withFlags("--limit-modules", "java.instrument,java.management");

  @TempDir private static Path directory;

  @Test
  void gates_that_are_asked_for_where_it_is_not_known_that_they_are_safe() {
    assertSaid(
        "checkpoint=gate is refused: ...", said(silent.withAgent(OPTIONS + ",checkpoint=gate")));
  }

  @Test
  void a_jvm_that_does_not_tell_its_flags() {
    assertSaid(
        "this JVM does not say whether counted loops poll for safepoints",
        said(silent.withAgent(OPTIONS)));
  }

  @Test
  void a_jvm_that_calls_itself_by_another_name() throws IOException {
    ForkedJvm other = new MeddlingAgent(directory).in(jvm, "vm-name:Acme VM");

    assertSaid(
        "it is not known how the JIT of this JVM treats loops and call sites",
        said(other.withFlags("-XX:+UseG1GC").withAgent(OPTIONS)));
  }

  @Test
  void a_jvm_that_does_not_let_the_agent_define_gates() throws IOException {
    MeddlingAgent meddler = new MeddlingAgent(directory);
    Path unreadable = meddler.replacement("java/lang/invoke/$Loopbrake$Gates", new byte[10]);
    ForkedJvm strict = meddler.in(jvm.withFlags("-XX:+UseG1GC"), "replace:" + unreadable);

    assertSaid("gates do not work in this JVM: ...", said(strict.withAgent(OPTIONS)));
  }

  @Test
  void a_jvm_that_compiles_nothing() {
    assertSaid(
        "nothing is compiled here, and a gate would save nothing",
        said(jvm.withFlags("-Xint").withAgent(OPTIONS)));
  }

  private static String said(ForkedJvm jvm) {
    return jvm.run("io.loopbrake.probes.Hello").err();
  }
}
