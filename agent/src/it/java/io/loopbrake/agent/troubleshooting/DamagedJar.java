/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.testing.ForkedJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The agent's jar as it is after somebody repackaged it: all but its entry is gone. */
final class DamagedJar {
  private static final String ENTRY = "io/loopbrake/agent/entry/";

  private DamagedJar() {}

  static Path writeTo(Path file) {
    try (JarFile whole = new JarFile(ForkedJvm.agentJar().toFile());
        OutputStream target = Files.newOutputStream(file);
        JarOutputStream out = new JarOutputStream(target, whole.getManifest())) {
      for (JarEntry entry : (Iterable<JarEntry>) whole.stream()::iterator) {
        if (entry.getName().startsWith(ENTRY)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream in = whole.getInputStream(entry)) {
            in.transferTo(out);
          }
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
