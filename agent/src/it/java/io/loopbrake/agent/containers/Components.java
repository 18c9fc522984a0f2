/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private static final String WEB_XML =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
        <filter>
          <filter-name>filter</filter-name>
          <filter-class>io.loopbrake.containers.app.JakartaFilter</filter-class>
        </filter>
        <filter-mapping>
          <filter-name>filter</filter-name>
          <url-pattern>/*</url-pattern>
        </filter-mapping>
        <servlet>
          <servlet-name>questions</servlet-name>
          <servlet-class>io.loopbrake.containers.app.JakartaServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>questions</servlet-name>
          <url-pattern>/</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

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

  /** Writes a web application for servers of Jakarta EE to the file. Returns that. */
  static Path writeWebApplication(Path war) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(war), manifest())) {
      for (Path file : classFiles(COMPONENTS)) {
        if (file.getFileName().toString().matches("(Jakarta.*|Questions|Sight)\\.class")) {
          out.putNextEntry(
              new JarEntry("WEB-INF/classes/" + COMPONENTS + "/" + file.getFileName()));
          Files.copy(file, out);
        }
      }
      out.putNextEntry(new JarEntry("WEB-INF/web.xml"));
      out.write(WEB_XML.getBytes(StandardCharsets.UTF_8));
    }
    return war;
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
