/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import io.loopbrake.agent.testing.Libraries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The program for one of the engines, in {@code src/it/engines}. */
final class EngineProgram {
  private static final Path SOURCES = Path.of("src/it/engines");
  private static final Path OTHER_SOURCES = Path.of("src/test/targets");

  private EngineProgram() {}

  /** Compiles the program for an engine. Returns its jar, in an empty directory. */
  static Path jar(String engine, Path directory) throws IOException {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "8", "-g", "-nowarn", "-proc:none", "-d", classes.toString()));
    arguments.addAll(List.of("-sourcepath", OTHER_SOURCES.toString()));
    arguments.addAll(List.of("-cp", classPath(Libraries.engine(engine))));
    try (Stream<Path> files = Files.walk(SOURCES.resolve(engine))) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException("the program for " + engine + " does not compile");
    }
    return jarOf(classes, directory.resolve(engine + ".jar"));
  }

  private static String classPath(List<Path> jars) {
    return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
  }

  private static Path jarOf(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
