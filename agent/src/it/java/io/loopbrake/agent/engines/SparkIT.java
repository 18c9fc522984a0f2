/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.engines.RunningClient.Result;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Spark with an executor in a JVM of its own, configured as the page says. */
@Tag("full")
class SparkIT {
  private static final String ENGINE = "spark";
  private static final String PACKAGE = "io.loopbrake.engines.spark";
  private static final String APPLICATION = PACKAGE + ".app";

  /** One worker with one core and so much memory; the cluster ends with the driver. */
  private static final String MASTER = "local-cluster[1,1,1024]";

  private static final String LAUNCHER = "org.apache.spark.launcher.Main";
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  private Path jars;
  private Path program;

  /** The layout of a distribution of Spark, as far as it is used. */
  @BeforeEach
  void layOut() throws IOException {
    jars = home.resolve("jars");
    Files.createSymbolicLink(jars, Libraries.engine(ENGINE).get(0).getParent());
    Path conf = Files.createDirectory(home.resolve("conf"));
    Files.write(
        conf.resolve("spark-defaults.conf"), Recipe.file("spark-defaults.conf", APPLICATION));
    program = EngineProgram.jar(ENGINE, Files.createDirectory(home.resolve("program")));
  }

  @AfterEach
  void unlink() throws IOException {
    Files.delete(jars);
  }

  @Test
  void a_task_of_a_cancelled_job_ends_and_its_executor_does_the_next_one_right() throws Exception {
    try (RunningClient driver = submit()) {
      Result right = driver.run();
      assertThat(right.sum()).isEqualTo(5050);
      try (WatchedWorker executor = WatchedWorker.of(right.process(), APPLICATION)) {
        driver.tell("begin");
        String first = executor.awaitLoopOtherThan("");
        long start = System.nanoTime();

        driver.tell("cancel");

        assertThat(driver.tell("end")).contains("cancelled part of cancelled job group report");
        assertThat(driver.run()).as("on the only core").isEqualTo(right);
        System.out.printf(
            "Spark: the next job ended %d ms after the cancel%n",
            Duration.ofNanos(System.nanoTime() - start).toMillis());
        executor.assertThatOneInterruptHasBecomeAStop();

        driver.tell("begin");
        String stopped = executor.awaitLoopOtherThan(first);
        executor.stop(stopped);

        assertThat(executor.awaitLoopOtherThan(stopped)).as("the task is run again").isNotEmpty();
        driver.tell("cancel");
        driver.tell("end");
        assertThat(driver.run()).isEqualTo(right);
      }
    }
  }

  @Test
  void a_task_that_may_fail_once_is_not_run_again() throws Exception {
    try (RunningClient driver = submit("--conf", "spark.task.maxFailures=1")) {
      Result right = driver.run();
      try (WatchedWorker executor = WatchedWorker.of(right.process(), APPLICATION)) {
        driver.tell("begin");
        executor.stop(executor.awaitLoopOtherThan(""));

        assertThat(driver.tell("end")).contains("failed 1 times", "LoopStoppedError");
        assertThat(driver.run()).isEqualTo(right);
      }
    }
  }

  private RunningClient submit(String... more) throws IOException, InterruptedException {
    List<String> submit = new ArrayList<>(List.of("--master", MASTER));
    submit.addAll(List.of(more));
    submit.addAll(List.of("--class", PACKAGE + ".SparkClient", program.toString()));
    return new RunningClient(builder(commandOf(submit)), home.resolve("driver.err"));
  }

  /** The command that {@code bin/spark-submit} ends up with. */
  private List<String> commandOf(List<String> submit) throws IOException, InterruptedException {
    List<String> launch =
        new ArrayList<>(List.of(Jdk.ofBuild().java().toString(), "-cp", jars + "/*"));
    launch.addAll(List.of(LAUNCHER, SUBMIT));
    launch.addAll(submit);
    Process launcher = builder(launch).redirectError(home.resolve("launcher.err").toFile()).start();
    String words = new String(launcher.getInputStream().readAllBytes());
    assertThat(launcher.waitFor()).as(Files.readString(home.resolve("launcher.err"))).isZero();
    return Arrays.asList(words.substring(words.indexOf('\n') + 1).split("\0"));
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "SPARK_HOME",
                home.toString(),
                "SPARK_SCALA_VERSION",
                "2.12",
                "SPARK_LOCAL_IP",
                "127.0.0.1",
                "JAVA_HOME",
                System.getProperty("java.home")));
    return builder;
  }
}
