/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.Option;
import io.loopbrake.agent.link.CommandEnd;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An agent that this command starts in a local JVM, and that is to connect to this command. If it
 * cannot, for example because a security manager forbids it, JMX remains.
 */
final class AwaitedAgent implements Closeable {
  private static final long PATIENCE_MILLIS = 3000;
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final CommandEnd end;
  private long waited;

  private AwaitedAgent(CommandEnd end) {
    this.end = end;
  }

  /** Begins to listen, if the JVM can connect to this process. */
  static AwaitedAgent of(LocalJvm jvm) {
    LinuxProcess process = LinuxProcess.of(jvm.pid());
    if (process != null && !process.sharesNetwork()) {
      return new AwaitedAgent(null);
    }
    try {
      return new AwaitedAgent(CommandEnd.open());
    } catch (IOException noLoopback) {
      return new AwaitedAgent(null);
    }
  }

  /** What the options of the agent have to end with; empty if it cannot connect. */
  String option() {
    return end == null ? "" : "," + Option.LINK.key() + "=" + end.address();
  }

  /** The connection; empty if the agent does not connect within three seconds. */
  Optional<AgentConnection> connection() {
    if (end == null) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    try {
      return Optional.of(new DirectConnection(end.await(PATIENCE_MILLIS)));
    } catch (IOException nobody) {
      return Optional.empty();
    } finally {
      waited = System.nanoTime() - start;
    }
  }

  /** Whether the wait for the connection took so long that a user notices it. */
  boolean hasTakenLong() {
    return waited > LONG_NANOS;
  }

  @Override
  public void close() {
    try {
      if (end != null) {
        end.close();
      }
    } catch (IOException e) {
      // Nobody connects any more in any case.
    }
  }
}
