/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The class files of a jar by their paths in it, module descriptors left out. */
final class ClassFiles {
  private ClassFiles() {}

  static Map<String, byte[]> read(Path jar) {
    Map<String, byte[]> classFiles = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String path = entry.getName();
        if (path.endsWith(".class") && !path.endsWith("module-info.class")) {
          classFiles.put(path, file.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classFiles;
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
