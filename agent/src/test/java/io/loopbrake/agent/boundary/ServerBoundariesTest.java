/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.instrument.InstrumentedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planted into the pools of servers, in old versions and new. None of them is run. */
class ServerBoundariesTest {
  private static final List<Path> JARS =
      List.of(Path.of("target/pools"), Path.of("target/containers"));

  private final TaskBoundaries boundaries = new TaskBoundaries(TaskPatterns.NONE);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # jar (regex)          | classes with what they tell
          tomcat-util-8\\.5\\.50 | none, for it extends the JDK's
          tomcat-util-9\\.0.*    | ThreadPoolExecutor.getTask, ThreadPoolExecutor.runWorker
          jetty-util-9\\.3\\..*  | ExecuteProduceConsume.executeProduceConsume, QueuedThreadPool$2.run, QueuedThreadPool.runJob
          jetty-util-9\\.4\\..*  | EatWhatYouKill.runTask, ExecuteProduceConsume.produceConsume, QueuedThreadPool$Runner.run, QueuedThreadPool.runJob, ReservedThreadExecutor$ReservedThread.reservedWait, ReservedThreadExecutor$ReservedThread.run
          jetty-util-12\\..*     | AdaptiveExecutionStrategy.runTask, ExecuteProduceConsume.produceConsume, QueuedThreadPool$Runner.run, QueuedThreadPool.runJob, ReservedThreadExecutor$ReservedThread.run, ReservedThreadExecutor$ReservedThread.waitForTask
          jboss-threads-2\\..*   | EnhancedQueueExecutor$ThreadBody.doRunTask, EnhancedQueueExecutor$ThreadBody.run, QueueExecutor$Worker.run, QueueExecutor.runTask
          jboss-threads-3\\.4.*  | EnhancedQueueExecutor$Task.run, EnhancedQueueExecutor$ThreadBody.run
          jboss-threads-3\\.9.*  | EnhancedQueueExecutor$Task.run, EnhancedQueueExecutor$ThreadBody.run
          quartz-1\\..*         | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          quartz-2\\.3.*        | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          quartz-2\\.5.*        | JobRunShell.run, SimpleThreadPool$WorkerThread.run
          """)
  void every_boundary_is_where_it_is_expected(String jar, String methods) throws IOException {
    List<String> planted = new ArrayList<>();
    List<String> notFound = new ArrayList<>();
    try (JarFile file = new JarFile(find(jar).toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String name = entry.getName().replaceAll("\\.class$", "");
        Place[] places = boundaries.of(getClass().getClassLoader(), name);
        if (places != null) {
          byte[] classFile = file.getInputStream(entry).readAllBytes();
          InstrumentedClass result =
              PlantedLoader.instrumented(
                  classFile, boundaries.planting(getClass().getClassLoader(), name, classFile));
          String simpleName = name.substring(name.lastIndexOf('/') + 1);
          for (String method : PlantedMethods.of(result.classFile())) {
            planted.add(simpleName + "." + method.substring(0, method.indexOf(':')));
          }
          notFound.addAll(result.boundaries().notFound());
        }
      }
    }
    assertThat(notFound).isEmpty();
    assertThat(planted)
        .containsExactlyInAnyOrder(
            methods.startsWith("none") ? new String[0] : methods.split(", "));
  }

  private static Path find(String jar) throws IOException {
    for (Path directory : JARS) {
      try (Stream<Path> files = Files.walk(directory)) {
        Optional<Path> found =
            files.filter(file -> file.getFileName().toString().matches(jar + "\\.jar")).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new NoSuchFileException(jar);
  }
}
