/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningMessagesIT extends MessagesOfSection {
  private static final String MBEAN = "io.loopbrake:type=Loopbrake";
  private static final String FINITE = "io.loopbrake.probes.Finite";
  private static final String HELLO = "io.loopbrake.probes.Hello";
  private static final String PATIENT = "io.loopbrake.troubleshooting.Patient";
  private static final String INCLUDE = "include=io.loopbrake.probes.**";

  private final ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());

  @TempDir private static Path directory;
  private MeddlingAgent meddler;

  @BeforeAll
  void writeMeddler() throws IOException {
    meddler = new MeddlingAgent(directory);
  }

  @Test
  void a_class_file_that_cannot_be_read() throws IOException {
    byte[] cut = Arrays.copyOf(Targets.classFile(HELLO), 200);
    Path broken = meddler.replacement(HELLO.replace('.', '/'), cut);

    String said =
        jvm.withClassPathOnly(broken)
            .withAgent(INCLUDE + ",tasks=" + HELLO + "#main")
            .run(HELLO)
            .err();

    assertSaid("class left as it was: ...", said);
    assertSaid("version ..., task boundaries could not be planted", said);
  }

  @Test
  void an_audit_file_that_cannot_be_written() {
    assertSaid(
        "the audit file ... cannot be written; until it can, messages go to this stream only: ...",
        jvm.withAgent("inlcude=none,audit=" + directory).run(HELLO).err());
  }

  @Test
  void a_class_file_that_cannot_be_dumped() throws IOException {
    Path file = Files.createFile(directory.resolve("no-directory"));

    assertSaid(
        "could not be dumped (it is instrumented all the same)",
        jvm.withAgent(INCLUDE + ",dump=" + file).run(FINITE).err());
  }

  @Test
  void a_loaded_class_that_another_agent_changes_so_that_it_cannot_be_reloaded()
      throws IOException {
    byte[] changed = MeddlingAgent.withOneMoreMethod(FINITE);
    Path reloaded = meddler.replacement(FINITE.replace('.', '/'), changed);
    ForkedJvm meddled =
        meddler.in(meddler.in(jvm, "load:" + FINITE), "replace-reloaded:" + reloaded);

    String said = meddled.withAgent(INCLUDE + ",tasks=" + FINITE + "#main").run(HELLO).err();

    assertSaid("the JVM refused to reload it", meddled.withAgent(INCLUDE).run(HELLO).err());
    assertSaid("the JVM refused to reload it for its task boundaries", said);
  }

  @Test
  void a_class_without_a_name_that_cannot_be_read() {
    assertSaid(
        "a class without a readable name",
        jvm.withAgent(INCLUDE).run("io.loopbrake.troubleshooting.Nameless").err());
  }

  @Test
  void a_name_that_an_mbean_of_others_has() {
    ForkedJvm.Result result = meddler.in(jvm, "take-name:" + MBEAN).withAgent(INCLUDE).run(PATIENT);

    assertSaid(
        "the MBean could not be registered, so nothing can be stopped over JMX", result.err());
  }
}
