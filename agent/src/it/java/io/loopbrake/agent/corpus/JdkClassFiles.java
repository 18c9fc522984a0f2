/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The classes of a JDK: those of all its modules, or before Java 9 of the jars in its library. */
final class JdkClassFiles {
  private static final int FIRST_WITH_MODULES = 9;

  private JdkClassFiles() {}

  /** Class files by their paths, as if all were in one jar. */
  static Map<String, byte[]> read(Jdk jdk) {
    try {
      return jdk.version() < FIRST_WITH_MODULES ? ofJars(jdk.home()) : ofModules(jdk.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> ofModules(Path home) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    Map<String, String> ofThisJdk = Map.of("java.home", home.toString());
    try (FileSystem image = FileSystems.newFileSystem(URI.create("jrt:/"), ofThisJdk);
        Stream<Path> modules = Files.list(image.getPath("/modules"))) {
      modules.map(ClassFiles::read).forEach(classFiles::putAll);
    }
    return classFiles;
  }

  private static Map<String, byte[]> ofJars(Path home) throws IOException {
    Path inJdk = home.resolve("jre/lib");
    Path library = Files.isDirectory(inJdk) ? inJdk : home.resolve("lib");
    Map<String, byte[]> classFiles = new TreeMap<>();
    for (Path directory : new Path[] {library.resolve("ext"), library}) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .map(ClassFiles::read)
            .forEach(classFiles::putAll);
      }
    }
    return classFiles;
  }
}
