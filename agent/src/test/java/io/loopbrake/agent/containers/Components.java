/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What is put into containers, and the program that starts them, each in a jar of its own: on one
 * class path all would see each other, whatever the container's class loaders.
 */
final class Components {
  private static final String PACKAGE = "io/loopbrake/containers";
  private static final String COMPONENTS = PACKAGE + "/app";

  private Components() {}

  /** Writes the jars to the directory. Returns that of the program. */
  static Path writeTo(Path directory) throws IOException {
    write(manifest(), directory.resolve("app.jar"), COMPONENTS);
    Path webApp = Files.createDirectories(directory.resolve("webapp/WEB-INF/lib"));
    Files.copy(directory.resolve("app.jar"), webApp.resolve("app.jar"));
    write(bundle("AnsweringBundle"), directory.resolve("answering.jar"), COMPONENTS);
    write(bundle("RunawayBundle"), directory.resolve("runaway.jar"), COMPONENTS);
    return write(manifest(), directory.resolve("program.jar"), PACKAGE, "io/loopbrake/operating");
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }

  private static Manifest bundle(String activator) {
    Manifest manifest = manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", activator);
    attributes.putValue("Bundle-Activator", "io.loopbrake.containers.app." + activator);
    attributes.putValue("Import-Package", "org.osgi.framework");
    return manifest;
  }

  private static Path write(Manifest manifest, Path jar, String... packages) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (String name : packages) {
        for (Path file : classFiles(name)) {
          out.putNextEntry(new JarEntry(name + "/" + file.getFileName()));
          Files.copy(file, out);
        }
      }
    }
    return jar;
  }

  private static List<Path> classFiles(String packageName) throws IOException {
    try (Stream<Path> files = Files.list(Targets.classes().resolve(packageName))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
