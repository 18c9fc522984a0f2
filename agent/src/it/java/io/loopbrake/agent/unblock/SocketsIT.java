/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.JdkTool;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Lines;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets of the JDK, plain and below TLS. */
@Tag("full")
class SocketsIT {
  private static final String PASSWORD = "secret";

  /** With the option, a wait ends after some tenths of a second. */
  private static final long LONG_ENOUGH_MILLIS = 5_000;

  private static final String PROGRAM = "io.loopbrake.waits.SocketWaits";

  @TempDir private Path directory;

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void a_task_that_waits_for_a_socket_gets_the_error_of_a_closed_one_and_no_other_socket_is_closed(
      Jdk jdk) throws Exception {
    Lines lines = run(ForkedJvm.of(jdk), "unblock=sockets");

    assertThat(lines.ofKind("wait"))
        .hasSize(12)
        .allMatch(line -> line.get("state").equals("STOPPED"), "stopped")
        .allMatch(line -> line.is("ended"), "ended")
        .allMatch(line -> line.get("why").contains("the socket was closed, after "), "said why");
    assertThat(lines.ofKind("wait"))
        .filteredOn(line -> !line.name().equals("read again and again"))
        .allMatch(line -> line.get("root").matches("(Socket|SSL)Exception"), "its own error");
    assertThat(lines.named("wait", "SMTP").get("outcome")).isEqualTo("MessagingException");
    assertThat(lines.named("wait", "login at a database").get("outcome"))
        .isEqualTo("PSQLException");
    assertThat(lines.named("wait", "read again and again").get("outcome"))
        .isEqualTo("LoopStoppedError");
    assertThat(lines.only("other").is("closed")).isFalse();
    assertThat(lines.only("other").is("alive")).isTrue();
  }

  @Test
  void without_the_option_the_wait_goes_on() throws Exception {
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild()).withFlags("-Dpatience=" + LONG_ENOUGH_MILLIS);

    Lines lines = run(jvm, "unblock=jdbc", "read");

    assertThat(lines.named("wait", "read").is("ended")).isFalse();
    assertThat(lines.named("wait", "read").get("why")).contains("the thread runs native code in ");
  }

  private Lines run(ForkedJvm jvm, String option, String... names) throws Exception {
    Path store = directory.resolve("keys.p12");
    JdkTool.run(
        Jdk.ofBuild(),
        "keytool",
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=localhost",
        "-storetype",
        "PKCS12",
        // Java 8 reads no newer kind.
        "-J-Dkeystore.pkcs12.legacy",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    String[] command = new String[3 + names.length];
    command[0] = PROGRAM;
    command[1] = store.toString();
    command[2] = PASSWORD;
    System.arraycopy(names, 0, command, 3, names.length);
    ForkedJvm.Result result =
        jvm.withAgent(
                "log=warn,cleanup=1s,include=io.loopbrake.waits.**,tasks=io.loopbrake.waits.SocketWaits#readHttp*,"
                    + option)
            .withClassPath(Libraries.library("clients").toArray(new Path[0]))
            .within(240)
            .run(command);
    System.out.println(result.out());
    return Lines.of(result);
  }
}
