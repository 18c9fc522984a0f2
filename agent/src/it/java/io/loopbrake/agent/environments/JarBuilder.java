/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.environments;

import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Makes a jar of targets, uncompressed, with an entry for each directory. */
public final class JarBuilder {
  private static final String PACKAGE = "io/loopbrake/";

  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public JarBuilder() {
    with("Manifest-Version", "1.0");
  }

  /** With an attribute of the manifest. */
  public JarBuilder with(String attribute, String value) {
    manifest.getMainAttributes().put(new Attributes.Name(attribute), value);
    return this;
  }

  /** With the targets of a package, named without the part that all have. */
  public JarBuilder withPackage(String subPackage) throws IOException {
    return withPackage("", subPackage);
  }

  /** With the targets of a package below a directory of the jar. */
  JarBuilder withPackage(String directory, String subPackage) throws IOException {
    String path = PACKAGE + subPackage;
    try (Stream<Path> files = Files.list(Targets.classes().resolve(path))) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        withFile(directory + path + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return this;
  }

  JarBuilder withFile(String name, byte[] content) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      entries.putIfAbsent(name.substring(0, slash + 1), new byte[0]);
    }
    entries.put(name, content);
    return this;
  }

  /** With the classes of another jar. */
  public JarBuilder withClassesOf(Path other) throws IOException {
    try (JarFile jar = new JarFile(other.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (entry.getName().endsWith(".class")) {
          withFile(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return this;
  }

  public Path writeTo(Path file) {
    try (OutputStream target = Files.newOutputStream(file);
        JarOutputStream out = new JarOutputStream(target, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(stored(entry.getKey(), entry.getValue()));
        out.write(entry.getValue());
        out.closeEntry();
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As jars within jars have to be. */
  private static ZipEntry stored(String name, byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return entry;
  }
}
