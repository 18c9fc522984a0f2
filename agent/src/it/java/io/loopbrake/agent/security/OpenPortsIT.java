/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.ListeningPorts;
import io.loopbrake.agent.testing.RunningJvm;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing listens on a port that the user did not open. */
@EnabledOnOs(OS.LINUX)
class OpenPortsIT {
  private static final String LISTENING = "io.loopbrake.security.Listening";

  static List<Jdk> jdks() {
    return Jdk.oldestAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void the_agent_opens_no_port_even_when_it_stops_something(Jdk jdk) throws Exception {
    assertThat(portsOf(ForkedJvm.of(jdk), "plain")).isEmpty();
    assertThat(portsOf(withAgent(jdk), "stopped", "stop")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void to_the_ports_that_the_user_opened_the_agent_adds_none(Jdk jdk) throws Exception {
    int port = FreePort.ofLoopback();
    String[] opened = {
      "-Dcom.sun.management.jmxremote.port=" + port,
      "-Dcom.sun.management.jmxremote.rmi.port=" + port,
      "-Dcom.sun.management.jmxremote.host=127.0.0.1",
      "-Dcom.sun.management.jmxremote.authenticate=false",
      "-Dcom.sun.management.jmxremote.ssl=false",
      "-Djava.rmi.server.hostname=127.0.0.1"
    };

    Set<Integer> plain = portsOf(ForkedJvm.of(jdk).withFlags(opened), "plain");
    Set<Integer> braked = portsOf(withAgent(jdk).withFlags(opened), "stopped", "stop");

    assertThat(plain).contains(port);
    assertThat(braked).as("JVMs open a second one themselves").contains(port).hasSameSizeAs(plain);
  }

  private static ForkedJvm withAgent(Jdk jdk) {
    return ForkedJvm.of(jdk).withAgent("include=io.loopbrake.security.**");
  }

  private static Set<Integer> portsOf(ForkedJvm jvm, String says, String... argument)
      throws Exception {
    String[] words =
        Stream.concat(Stream.of(LISTENING), Stream.of(argument)).toArray(String[]::new);
    try (RunningJvm application = jvm.start(words)) {
      assertThat(application.nextLine()).isEqualTo(says);
      return ListeningPorts.of(application.pid());
    }
  }
}
