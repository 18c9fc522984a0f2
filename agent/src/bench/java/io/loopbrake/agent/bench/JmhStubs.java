/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.core.BenchmarkGenerator;
import org.openjdk.jmh.generators.core.FileSystemDestination;
import org.openjdk.jmh.generators.reflection.RFGeneratorSource;

/** The classes that JMH wants around benchmark methods, made without an annotation processor. */
final class JmhStubs {
  private JmhStubs() {}

  /** Generates and compiles them. Returns their directory. */
  static Path compile(List<Class<?>> benchmarks) throws IOException {
    // JMH runs whatever it finds beside them.
    Path own = Report.DIRECTORY.resolve("jmh-" + benchmarks.get(0).getSimpleName());
    Path classes = own.resolve("classes").toAbsolutePath();
    Path sources = own.resolve("sources").toAbsolutePath();
    Files.createDirectories(classes);
    Files.createDirectories(sources);
    FileSystemDestination destination =
        new FileSystemDestination(classes.toFile(), sources.toFile());
    RFGeneratorSource source = new RFGeneratorSource();
    source.processClasses(benchmarks.toArray(new Class<?>[0]));
    BenchmarkGenerator generator = new BenchmarkGenerator();
    generator.generate(source, destination);
    generator.complete(source, destination);
    if (destination.hasErrors()) {
      throw new IllegalStateException(destination.getErrors().toString());
    }
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "8",
                "-Xlint:-options",
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException("the stubs of JMH do not compile");
    }
    return classes;
  }
}
