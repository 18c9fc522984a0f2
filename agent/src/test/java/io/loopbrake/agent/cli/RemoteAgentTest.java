/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.jmx.LoopbrakeOperations;
import io.loopbrake.agent.jmx.MBeanRegistration;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that may be the first that the JVM ever had. */
class RemoteAgentTest {
  private static final long A_MOMENT_IN_MILLIS = 300;

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private JMXConnectorServer connector;

  @BeforeEach
  void start() throws Exception {
    JMXServiceURL anyPort = new JMXServiceURL("rmi", "127.0.0.1", 0);
    connector = JMXConnectorServerFactory.newJMXConnectorServer(anyPort, null, server);
    connector.start();
  }

  @AfterEach
  void stop() throws Exception {
    connector.stop();
  }

  @Test
  void an_mbean_that_comes_a_moment_later_is_waited_for() throws Exception {
    Executor later = CompletableFuture.delayedExecutor(A_MOMENT_IN_MILLIS, TimeUnit.MILLISECONDS);
    CompletableFuture<Void> registered = CompletableFuture.runAsync(this::register, later);

    try (RemoteAgent agent = connect()) {
      assertThat(agent.detach()).isEqualTo("hello");
      registered.join();
    }
  }

  @Test
  void one_that_does_not_come_is_told_as_missing() throws Exception {
    try (RemoteAgent agent = connect()) {
      assertThatThrownBy(agent::detach)
          .isInstanceOf(ShellException.class)
          .hasMessageStartingWith("there is no Loopbrake MBean in that JVM");
    }
  }

  private RemoteAgent connect() throws ShellException {
    return RemoteAgent.at("here", connector.getAddress().toString(), null);
  }

  private void register() {
    try {
      Object saysHello =
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {LoopbrakeOperations.class},
              (proxy, method, arguments) -> "hello");
      server.registerMBean(
          new StandardMBean((LoopbrakeOperations) saysHello, LoopbrakeOperations.class),
          new ObjectName(MBeanRegistration.NAME));
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
