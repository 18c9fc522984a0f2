/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.FreePort;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JobManager and a TaskManager of Flink, each in a JVM of its own. */
final class FlinkCluster implements AutoCloseable {
  private static final String ENGINE = "flink";
  private static final String RUNTIME = "org.apache.flink.runtime.";
  private static final String JOB_MANAGER =
      RUNTIME + "entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER = RUNTIME + "taskexecutor.TaskManagerRunner";
  private static final String TASK_MANAGER_FLAGS = "env.java.opts.taskmanager: ";

  /** What Flink's own configuration has the JVMs told, as far as it is needed. */
  private static final String[] OPENED = {
    "--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED"
  };

  /** One slot. The sizes are what the scripts of a distribution would reckon. */
  private static final String CONFIGURATION =
      """
      jobmanager.rpc.address: 127.0.0.1
      jobmanager.rpc.port: %d
      jobmanager.bind-host: 127.0.0.1
      rest.address: 127.0.0.1
      rest.bind-address: 127.0.0.1
      rest.port: %d
      taskmanager.host: 127.0.0.1
      taskmanager.bind-host: 127.0.0.1
      taskmanager.numberOfTaskSlots: 1
      taskmanager.cpu.cores: 1
      taskmanager.memory.framework.heap.size: 64m
      taskmanager.memory.framework.off-heap.size: 64m
      taskmanager.memory.task.heap.size: 64m
      taskmanager.memory.task.off-heap.size: 0m
      taskmanager.memory.managed.size: 32m
      taskmanager.memory.network.min: 64m
      taskmanager.memory.network.max: 64m
      taskmanager.memory.jvm-metaspace.size: 128m
      taskmanager.memory.jvm-overhead.min: 64m
      taskmanager.memory.jvm-overhead.max: 64m
      cluster.registration.error-delay: 500 ms
      restart-strategy.type: fixed-delay
      restart-strategy.fixed-delay.attempts: 1
      restart-strategy.fixed-delay.delay: 100 ms
      """;

  private final Path directory;
  private final int port = FreePort.ofLoopback();
  private final Path program;
  private final List<Process> processes = new ArrayList<>();
  private final Process taskManager;

  /**
   * Starts them.
   *
   * @param directory an empty one
   * @param configured what the page has its reader configure
   */
  FlinkCluster(Path directory, List<String> configured) throws IOException {
    this.directory = directory;
    List<String> lines = new ArrayList<>(configured);
    lines.add(CONFIGURATION.formatted(FreePort.ofLoopback(), port));
    Files.write(directory.resolve("config.yaml"), lines);
    program = EngineProgram.jar(ENGINE, Files.createDirectory(directory.resolve("program")));
    start("jobmanager", JOB_MANAGER);
    String flags =
        configured.stream()
            .filter(line -> line.startsWith(TASK_MANAGER_FLAGS))
            .findFirst()
            .orElseThrow()
            .substring(TASK_MANAGER_FLAGS.length());
    taskManager = start("taskmanager", TASK_MANAGER, flags.split(" "));
  }

  private Process start(String name, String mainClass, String... flags) throws IOException {
    Process process =
        new ProcessBuilder(
                jvm().withFlags(flags).command(mainClass, "--configDir", directory.toString()))
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private ForkedJvm jvm() {
    return ForkedJvm.of(Jdk.ofBuild())
        .withFlags("-Djava.io.tmpdir=" + directory)
        .withFlags(OPENED)
        .withClassPathOnly(Libraries.engine(ENGINE).toArray(new Path[0]));
  }

  RunningClient client() throws IOException {
    List<String> command =
        jvm()
            .withClassPath(program)
            .command(
                "io.loopbrake.engines.flink.FlinkClient", String.valueOf(port), program.toString());
    return new RunningClient(new ProcessBuilder(command), directory.resolve("client.err"));
  }

  long taskManager() {
    return taskManager.pid();
  }

  @Override
  public void close() {
    for (Process process : processes) {
      process.destroyForcibly().onExit().join();
    }
  }
}
