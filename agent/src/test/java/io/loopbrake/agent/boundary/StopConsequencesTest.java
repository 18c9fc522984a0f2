/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopConsequencesTest {
  private static final String POOL = "a task of a ThreadPoolExecutor";

  private final StopConsequences aftermath = new StopConsequences();

  /** These cannot be run here; their classes and methods are those of their published sources. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          org.apache.spark.executor.Executor$TaskRunner | run | Spark runs the task again
          org.apache.flink.runtime.taskmanager.Task | doRun | Flink restarts the job
          org.apache.kafka.streams.processor.internals.StreamThread | run | Kafka Streams treats an Error as fatal
          jakarta.servlet.http.HttpServlet | service | the client gets an error
          """)
  void a_framework_is_known_by_a_frame_on_the_stack(String type, String method, String says) {
    assertThat(aftermath.of(POOL, stack("com.acme.Job run", type + " " + method))).startsWith(says);
  }

  @Test
  void the_innermost_framework_decides() {
    assertThat(
            aftermath.of(
                POOL,
                stack(
                    "org.springframework.scheduling.support.DelegatingErrorHandlingRunnable run",
                    "java.util.concurrent.FutureTask runAndReset")))
        .startsWith("Spring logs the error");
  }

  @Test
  void otherwise_the_kind_of_task_does() {
    assertThat(aftermath.of(POOL, stack("com.acme.Job run"))).startsWith("the pool goes on");
    assertThat(aftermath.of("a worker of some server", stack("com.acme.Job run")))
        .isEqualTo("the worker goes on with its next task");
  }

  /** A kind that was renamed would lose its sentence. */
  @Test
  void every_kind_with_a_sentence_is_the_kind_of_a_known_boundary() throws IOException {
    StringBuilder boundaries = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/loopbrake/agent/boundary"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().endsWith("Boundaries.java")) {
          boundaries.append(Files.readString(file));
        }
      }
    }
    assertThat(aftermath.kinds())
        .isNotEmpty()
        .allSatisfy(kind -> assertThat(boundaries).contains('"' + kind + '"'));
  }

  private static StackTraceElement[] stack(String... frames) {
    return Stream.of(frames)
        .map(frame -> frame.split(" "))
        .map(frame -> new StackTraceElement(frame[0], frame[1], null, 1))
        .toArray(StackTraceElement[]::new);
  }
}
