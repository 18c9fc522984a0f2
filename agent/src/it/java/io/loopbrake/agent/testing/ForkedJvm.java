/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * Runs a program in a JVM of its own, with the packaged agent unless told otherwise, and kills it
 * when it takes too long. Immutable; each setter returns a changed copy.
 */
public final class ForkedJvm {
  private static final long PATIENCE_SECONDS = 120;

  private final Jdk jdk;
  private final List<String> flags;
  private final List<Path> classPath;
  private final long seconds;

  private ForkedJvm(Jdk jdk, List<String> flags, List<Path> classPath, long seconds) {
    this.jdk = jdk;
    this.flags = flags;
    this.classPath = classPath;
    this.seconds = seconds;
  }

  /** A JVM of this Java, with the targets on its class path and no agent. */
  public static ForkedJvm of(Jdk jdk) {
    return new ForkedJvm(jdk, List.of("-Xmx256m"), List.of(Targets.classes()), PATIENCE_SECONDS);
  }

  /** The packaged agent's jar. */
  public static Path agentJar() {
    return Path.of(System.getProperty("loopbrake.jar"));
  }

  /**
   * Copies the packaged classes of the agent proper, which no other class loader finds, into a file
   * of their own.
   */
  public static Path agentClasses(Path directory) throws IOException {
    try (JarFile jar = new JarFile(agentJar().toFile());
        InputStream classes = jar.getInputStream(jar.getEntry("loopbrake/agent.zip"))) {
      Path copy = directory.resolve("agent.zip");
      Files.copy(classes, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    }
  }

  /** With the agent, given these options as they would stand in the flag. */
  public ForkedJvm withAgent(String options) {
    return withFlags("-javaagent:" + agentJar() + (options.isEmpty() ? "" : "=" + options));
  }

  public ForkedJvm withFlags(String... more) {
    return new ForkedJvm(jdk, plus(flags, List.of(more)), classPath, seconds);
  }

  public ForkedJvm withClassPath(Path... more) {
    return new ForkedJvm(jdk, flags, plus(classPath, List.of(more)), seconds);
  }

  public ForkedJvm withClassPathOnly(Path... all) {
    return new ForkedJvm(jdk, flags, List.of(all), seconds);
  }

  public ForkedJvm within(long otherSeconds) {
    return new ForkedJvm(jdk, flags, classPath, otherSeconds);
  }

  /** Starts the program and leaves it running; the caller closes it. */
  public RunningJvm start(String... mainClassAndArguments) {
    try {
      return new RunningJvm(new ProcessBuilder(command(mainClassAndArguments)).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with a program that says when it is ready; see {@link RunningJvm#awaitReady}. */
  public RunningJvm startReady(String... mainClassAndArguments) {
    return start(mainClassAndArguments).awaitReady();
  }

  /** The words that start the program. */
  public List<String> command(String... mainClassAndArguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.addAll(List.of(mainClassAndArguments));
    return command;
  }

  /** Runs the program to its end. */
  public Result run(String... mainClassAndArguments) {
    Process process = start(mainClassAndArguments).process();
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    try {
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return new Result(ended ? process.exitValue() : Result.KILLED, out.join(), err.join());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(e);
    }
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static <T> List<T> plus(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** How a program ended and what it wrote. */
  public record Result(int exitCode, String out, String err) {
    /** The exit code of a program that had to be killed. */
    public static final int KILLED = -1;

    @Override
    public String toString() {
      return "exit code " + exitCode + "\n--- out\n" + out + "--- err\n" + err;
    }
  }
}
