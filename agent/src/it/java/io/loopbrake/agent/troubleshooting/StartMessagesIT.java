/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartMessagesIT extends MessagesOfSection {
  private static final String OPTIONS = "include=com.acme.**";
  private static final String SELF_TEST_LOOP = "io/loopbrake/agent/SelfTestLoop";
  private static final String BROKEN =
      "BRAKES DO NOT WORK in this JVM: .... Loopbrake ... goes on, but do not rely on it; please"
          + " report this with the output of java -version";

  private final ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());

  @TempDir private static Path directory;
  private MeddlingAgent meddler;

  @BeforeAll
  void writeMeddler() throws IOException {
    meddler = new MeddlingAgent(directory);
  }

  @Test
  void a_mistake_in_the_options() {
    assertSaid(
        "OFF: the application runs without brakes.", said(jvm.withAgent("inlcude=com.acme.**")));
  }

  @Test
  void a_jvm_that_does_not_let_the_agent_define_its_checkpoints() throws IOException {
    Path unreadable = meddler.replacement("java/lang/$Loopbrake", new byte[10]);

    assertSaid(
        "OFF: the application runs without brakes, because the agent could not start.",
        said(meddler.in(jvm, "replace:" + unreadable).withAgent(OPTIONS)));
  }

  @Test
  void a_runtime_without_java_management() {
    assertSaid(
        "OFF: the application runs without brakes, because this runtime lacks the module"
            + " java.management. Give it that, jdk.management and jdk.management.agent"
            + " (jlink --add-modules)",
        said(jvm.withFlags("--limit-modules", "java.instrument").withAgent(OPTIONS)));
  }

  @Test
  void a_damaged_jar() {
    Path damaged = DamagedJar.writeTo(directory.resolve("damaged.jar"));

    assertSaid(
        "the agent could not start; the application runs without brakes.",
        said(jvm.withFlags("-javaagent:" + damaged + "=" + OPTIONS)));
  }

  @Test
  void a_flag_that_is_there_twice() {
    assertSaid(
        "already running in this JVM; this second start has no effect. To cover more classes call"
            + " addClasses of the MBean ...",
        said(jvm.withAgent(OPTIONS).withAgent(OPTIONS)));
  }

  @Test
  void a_self_test_whose_loop_gets_no_checkpoint() throws IOException {
    assertBroken("a test loop got no checkpoint; failures: ...", inItsPlace("NoLoop"));
  }

  @Test
  void a_self_test_whose_loop_is_not_stopped() throws IOException {
    assertBroken("a test loop (...) was not stopped within ... ms: ...", inItsPlace("WaitingLoop"));
  }

  @Test
  void a_self_test_whose_loop_ends_otherwise() throws IOException {
    assertBroken(
        "a test loop (...) ended with ... instead of the stop error", inItsPlace("ThrowingLoop"));
  }

  @Test
  void a_self_test_whose_loop_cannot_be_loaded() throws IOException {
    Path unreadable = meddler.replacement(SELF_TEST_LOOP, new byte[10]);

    assertBroken("the self-test failed with ...", "replace:" + unreadable);
  }

  @Test
  void a_self_test_that_is_interrupted() {
    assertBroken("the self-test was interrupted", "interrupt");
  }

  private String inItsPlace(String target) throws IOException {
    byte[] classFile = MeddlingAgent.renamed(target, SELF_TEST_LOOP);
    return "replace:" + meddler.replacement(SELF_TEST_LOOP, classFile);
  }

  private void assertBroken(String row, String meddling) {
    String said = said(meddler.in(jvm, meddling).withAgent(OPTIONS));
    assertSaid(row, said);
    assertSaid(BROKEN, said);
  }

  /** What is on the standard error of an application that runs in any case. */
  private static String said(ForkedJvm jvm) {
    ForkedJvm.Result result = jvm.run("io.loopbrake.probes.Hello");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).isEqualTo("hello" + System.lineSeparator());
    return result.err();
  }
}
