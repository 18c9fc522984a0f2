/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import io.loopbrake.agent.testing.Libraries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Many classes that others have written, of all ages. */
final class Corpus {
  private Corpus() {}

  /** The class files of {@code java.base} or of a library. */
  static List<byte[]> classFiles(String source) throws IOException {
    if (source.equals("java.base")) {
      return classFilesBelow(
          FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules/java.base"));
    }
    try (FileSystem jar = FileSystems.newFileSystem(Libraries.of(source))) {
      return classFilesBelow(jar.getPath("/"));
    }
  }

  private static List<byte[]> classFilesBelow(Path directory) throws IOException {
    List<byte[]> classFiles = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Corpus::isClass).toList()) {
        classFiles.add(Files.readAllBytes(file));
      }
    }
    return classFiles;
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class") && !file.endsWith("module-info.class");
  }
}
