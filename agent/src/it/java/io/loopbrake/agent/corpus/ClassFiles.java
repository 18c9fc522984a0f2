/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Class files by their paths in a jar or below a directory. Left out are module descriptors, and
 * what only has the name of a class file.
 */
final class ClassFiles {
  private static final int MAGIC = 0xcafebabe;
  private static final int HEADER = 8;

  private ClassFiles() {}

  /** Reads a jar, or the files below a directory; jars in either are not looked into. */
  static Map<String, byte[]> read(Path jarOrDirectory) {
    try {
      return Files.isDirectory(jarOrDirectory) ? below(jarOrDirectory) : in(jarOrDirectory);
    } catch (IOException e) {
      throw new UncheckedIOException(jarOrDirectory + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> in(Path jar) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    // Unverified: no signature bears that the classes change.
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (isNamedAsOne(entry.getName())) {
          add(classFiles, entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    }
    return classFiles;
  }

  private static Map<String, byte[]> below(Path directory) throws IOException {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (isNamedAsOne(path) && Files.isRegularFile(file)) {
          add(classFiles, path, Files.readAllBytes(file));
        }
      }
    }
    return classFiles;
  }

  private static boolean isNamedAsOne(String path) {
    return path.endsWith(".class") && !path.endsWith("module-info.class");
  }

  private static void add(Map<String, byte[]> classFiles, String path, byte[] content)
      throws IOException {
    if (content.length >= HEADER
        && new DataInputStream(new ByteArrayInputStream(content)).readInt() == MAGIC) {
      classFiles.put(path, content);
    }
  }

  static void write(Map<String, byte[]> classFiles, Path jar) {
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (Map.Entry<String, byte[]> classFile : classFiles.entrySet()) {
        zip.putNextEntry(new ZipEntry(classFile.getKey()));
        zip.write(classFile.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
