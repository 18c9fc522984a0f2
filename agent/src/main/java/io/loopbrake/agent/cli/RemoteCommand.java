/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import io.loopbrake.agent.text.SingleLine;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command for the agent of another JVM. */
abstract class RemoteCommand extends ShellCommand {
  private static final long END_MILLIS = 2000;
  private static final String URL_PREFIX = "service:jmx:";

  @Parameters(
      index = "0",
      paramLabel = "PID",
      description = "The process id of the JVM, or a JMX URL (service:jmx:...).")
  private String jvm;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The JMX user, for a JMX URL. The command asks for the password.")
  private String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password of the user in the first line.")
  private Path passwordFile;

  RemoteCommand(Screen screen) {
    super(screen);
  }

  /** The name of the JVM that the user gave, in one line. */
  final String jvm() {
    return SingleLine.of(jvm);
  }

  /** Whether the JVM is named by a JMX URL, not by a process id. */
  final boolean isUrl() {
    return jvm.startsWith(URL_PREFIX);
  }

  /**
   * Whether the JVM has ended; false if it is named by a JMX URL, because that cannot be found out.
   */
  final boolean hasJvmEnded() {
    return !isUrl() && LocalJvms.hasEnded(jvm, 0);
  }

  /** The same after the connection was lost; waits two seconds at most for the end of the JVM. */
  final boolean hasJvmEndedSoon() {
    return !isUrl() && LocalJvms.hasEnded(jvm, END_MILLIS);
  }

  @Override
  final ExitCode run() throws ShellException {
    try (RemoteAgent agent = connect()) {
      return run(agent);
    }
  }

  /** Examines a local JVM before it is attached to; does nothing unless overridden. */
  void examine() throws ShellException {}

  /**
   * Prepares a local JVM for the connection: it must have the agent.
   *
   * @return a connection, if the agent has opened one; otherwise the command opens one over JMX
   */
  Optional<AgentConnection> prepare(LocalJvm local) throws ShellException {
    if (local.agentVersion() == null) {
      throw new ShellException(ShellMessage.NO_AGENT.with(local.pid()), ExitCode.NO_AGENT);
    }
    return Optional.empty();
  }

  abstract ExitCode run(RemoteAgent agent) throws ShellException;

  private RemoteAgent connect() throws ShellException {
    if (isUrl()) {
      return RemoteAgent.at(jvm, jvm, credentials());
    }
    if (user != null || passwordFile != null) {
      throw new ShellException(ShellMessage.USER_WITH_PID, ExitCode.USAGE);
    }
    examine();
    String address;
    SlowAnswerNotice waiting = new SlowAnswerNotice(jvm, 0);
    try (LocalJvm local = LocalJvms.attach(jvm)) {
      Optional<AgentConnection> made = prepare(local);
      if (made.isPresent()) {
        return new RemoteAgent(jvm, made.get());
      }
      address = local.jmxAddress();
    } finally {
      waiting.end();
    }
    return RemoteAgent.at(jvm, address, null);
  }

  private String[] credentials() throws ShellException {
    if (user == null) {
      if (passwordFile != null) {
        throw new ShellException(ShellMessage.PASSWORD_WITHOUT_USER, ExitCode.USAGE);
      }
      return null;
    }
    String password = passwordFile == null ? Password.typedFor(user) : Password.in(passwordFile);
    return new String[] {user, password};
  }
}
