/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The packaged jar's manifest and entry classes, with a toy behind them in place of the agent. */
final class ToyAgent {

  private final Map<String, byte[]> hidden = new LinkedHashMap<>();

  ToyAgent withClasses(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        hidden.put(name, Files.readAllBytes(file));
      }
    }
    return this;
  }

  ToyAgent withFile(String name, String content) {
    hidden.put(name, content.getBytes(UTF_8));
    return this;
  }

  Path writeTo(Path target) throws IOException {
    try (JarFile packaged = new JarFile(System.getProperty("loopbrake.jar"));
        OutputStream file = Files.newOutputStream(target);
        JarOutputStream out = new JarOutputStream(file, packaged.getManifest())) {
      for (JarEntry entry : (Iterable<JarEntry>) packaged.stream()::iterator) {
        if (entry.getName().startsWith("io/")) {
          write(out, entry.getName(), packaged.getInputStream(entry).readAllBytes());
        }
      }
      write(out, "loopbrake/agent.zip", archive(hidden));
      write(out, "loopbrake/shell.zip", archive(Map.of()));
    }
    return target;
  }

  private static byte[] archive(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(out, file.getKey(), file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static void write(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
