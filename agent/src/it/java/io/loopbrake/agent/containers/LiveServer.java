/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.LoopbrakeClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A web server in a JVM of its own that has the agent, and an operator who is connected to it. */
record LiveServer(String name, Process process, Site site, LoopbrakeClient operator, Path err)
    implements AutoCloseable {
  private static final String PROGRAM = "io.loopbrake.containers.ServerForOthers";
  private static final long START_SECONDS = 120;

  /** What Payara listens on is told to it by a command, and by default is all the machine has. */
  private static final String BOOT =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address="
          + Site.HOST;

  /**
   * Starts a server of {@code io.loopbrake.containers} that has the questions' component.
   *
   * @param kind as for {@link ContainerRun}
   * @param directory an empty one
   */
  static LiveServer of(Jdk jdk, String kind, Path directory, String options) throws Exception {
    List<Path> classPath = new ArrayList<>(List.of(Components.writeTo(directory)));
    classPath.addAll(ContainerRun.librariesOf(kind));
    List<String> command =
        ForkedJvm.of(jdk)
            .withClassPathOnly(classPath.toArray(new Path[0]))
            .withAgent(options)
            .command(PROGRAM, kind, directory.toString());
    Path err = directory.resolve("err");
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String port = out.readLine();
      if (port == null) {
        throw new IllegalStateException(kind + " has not started: " + Files.readString(err));
      }
      return connected(kind, process, Integer.parseInt(port), err);
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Starts Payara Micro with the component as a web application, and as many workers as told. */
  static LiveServer payara(Jdk jdk, int workers, Path directory, String options) throws Exception {
    Path war = Components.writeWebApplication(directory.resolve("questions.war"));
    Path boot = Files.writeString(directory.resolve("boot"), BOOT + "\n");
    Path scratch = Files.createDirectory(directory.resolve("scratch"));
    int port = FreePort.ofLoopback();
    List<String> command =
        ForkedJvm.of(jdk)
            .withFlags("-Xmx512m", "-Djava.io.tmpdir=" + scratch)
            .withAgent(options)
            .command("-jar", Libraries.payara().toString(), "--nocluster", "--disablephonehome");
    command.addAll(List.of("--rootdir", directory.resolve("root").toString()));
    command.addAll(List.of("--prebootcommandfile", boot.toString()));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of("--minhttpthreads", String.valueOf(workers)));
    command.addAll(List.of("--maxhttpthreads", String.valueOf(workers)));
    command.addAll(List.of("--deploy", war.toString(), "--contextroot", "/"));
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(err.toFile()).start();
    try {
      Awaitility.await()
          .atMost(START_SECONDS, TimeUnit.SECONDS)
          .until(() -> !process.isAlive() || answers(new Site(port)));
      return connected("Payara Micro", process, port, err);
    } catch (Exception e) {
      process.destroyForcibly();
      throw new IllegalStateException(Files.readString(err), e);
    }
  }

  private static LiveServer connected(String name, Process process, int port, Path err)
      throws Exception {
    return new LiveServer(
        name, process, new Site(port), LoopbrakeClient.connect(process.pid()), err);
  }

  private static boolean answers(Site site) {
    try {
      return site.ask("sum 2").isRight("3 ");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      operator.close();
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }
}
