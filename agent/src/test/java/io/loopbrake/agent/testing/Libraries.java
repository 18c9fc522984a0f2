/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that the build copies from Maven Central. They are not on the tests' own class path. */
public final class Libraries {
  private static final Path DIRECTORY = Path.of("target/corpus");
  private static final Path POOLS = Path.of("target/pools");
  private static final Path CONTAINERS = Path.of("target/containers");
  private static final Path LIBRARIES = Path.of("target/libraries");
  private static final Path ENVIRONMENTS = Path.of("target/environments");
  private static final Path AGES = Path.of("target/ages");
  private static final Path DATABASES = Path.of("target/databases");
  private static final Path SUITES = Path.of("target/suites");
  private static final Path COMPILERS = Path.of("target/compilers");
  private static final Path ENGINES = Path.of("target/engines");
  private static final Path MONITORING = Path.of("target/monitoring");

  private Libraries() {}

  /** All of the corpus, sorted by name. */
  public static List<Path> all() {
    return in(DIRECTORY);
  }

  private static List<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Servers' thread pools, and what they need. */
  public static List<Path> pools() {
    return in(POOLS);
  }

  /** Drivers of databases, and pools of connections. */
  public static List<Path> databases() {
    return in(DATABASES);
  }

  /** Libraries, the tests that were published with them, and what these need. */
  public static List<Path> suites() {
    return in(SUITES);
  }

  /** The jar of this artifact, to be run and measured; its published tests do not count. */
  public static Path measured(String artifactId) {
    return Stream.of(suites(), all(), in(AGES))
        .flatMap(List::stream)
        .filter(jar -> jar.getFileName().toString().matches(artifactId + "-[0-9].*"))
        .filter(jar -> !jar.toString().endsWith("-tests.jar"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(artifactId + " is not copied"));
  }

  /** What targets need, as a class path is written. */
  static String asClassPath() {
    Stream<List<Path>> containers =
        Stream.of("felix", "tomcat", "jetty", "undertow", "quartz", "netty", "vertx", "grizzly")
            .map(Libraries::container);
    Stream<List<Path>> libraries =
        Stream.of("coroutines", "actors", "disruptor", "reactive", "limits", "jms", "clients")
            .map(Libraries::library);
    Stream<List<Path>> others =
        Stream.of(all(), pools(), in(ENVIRONMENTS), suites(), List.of(jakartaServlets()));
    return Stream.of(others, containers, libraries)
        .flatMap(Function.identity())
        .flatMap(List::stream)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The jar of this artifact, whatever its version. */
  public static Path of(String artifactId) {
    return Stream.of(all(), pools())
        .flatMap(List::stream)
        .filter(jar -> jar.getFileName().toString().matches(artifactId + "-[0-9].*"))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    artifactId + " is neither in " + DIRECTORY + " nor in " + POOLS));
  }

  /** A container of this name, and what it needs. */
  public static List<Path> container(String name) {
    return in(CONTAINERS.resolve(name));
  }

  /** A library of this kind that hands on work or messages, and what it needs. */
  public static List<Path> library(String kind) {
    return in(LIBRARIES.resolve(kind));
  }

  /** What applications are started with, by the name of its file without the ending. */
  public static Path environment(String name) {
    Path jar = ENVIRONMENTS.resolve(name + ".jar");
    if (!Files.isReadable(jar)) {
      throw new IllegalArgumentException(name + " is not in " + ENVIRONMENTS);
    }
    return jar.toAbsolutePath();
  }

  /** The modules of a JIT compiler that replaces that of a JVM. */
  public static List<Path> compiler(String name) {
    return in(COMPILERS.resolve(name));
  }

  /** All whose classes are to be instrumented and linked: more than targets may be written for. */
  public static List<Path> toInstrument() {
    return Stream.of(all(), in(AGES)).flatMap(List::stream).sorted().toList();
  }

  /** The agent that shows MBeans to Prometheus. */
  public static Path prometheusExporter() {
    return ofMonitoring("jmx_prometheus_javaagent-");
  }

  /** The agent that passes calls on from HTTP to MBeans. */
  public static Path jolokia() {
    return ofMonitoring("jolokia-agent-jvm-");
  }

  /** The console in a browser that asks Jolokia. */
  public static Path hawtio() {
    return ofMonitoring("hawtio-app-");
  }

  /** The whole server in one jar; only the profile {@code full} has it. */
  public static Path payara() {
    return in(CONTAINERS.resolve("payara")).get(0).toAbsolutePath();
  }

  /** An engine for many machines, and what it needs; only the profile {@code full} has them. */
  public static List<Path> engine(String name) {
    return in(ENGINES.resolve(name).resolve("jars")).stream().map(Path::toAbsolutePath).toList();
  }

  private static Path jakartaServlets() {
    return in(CONTAINERS.resolve("others")).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("jakarta.servlet-api-"))
        .findFirst()
        .orElseThrow();
  }

  private static Path ofMonitoring(String beginning) {
    return in(MONITORING).stream()
        .filter(jar -> jar.getFileName().toString().startsWith(beginning))
        .findFirst()
        .orElseThrow()
        .toAbsolutePath();
  }
}
