/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** All classes made by hand. */
final class HandMadeShapes {
  private HandMadeShapes() {}

  static List<HandMade> all() {
    return Stream.of(
            StackShapes.all(),
            SubroutineShapes.all(),
            FlowShapes.all(),
            JumpShapes.all(),
            HandlerShapes.all(),
            SizeShapes.all(),
            FrameShapes.all(),
            NameShapes.all(),
            VersionShapes.all())
        .flatMap(List::stream)
        .toList();
  }

  static HandMade named(String simpleName) {
    return all().stream()
        .filter(shape -> shape.name().equals(HandMade.PACKAGE + "." + simpleName))
        .findFirst()
        .orElseThrow();
  }

  /** Writes classes to a jar, which other than a directory takes any name on any system. */
  static void writeJar(Path jar, List<HandMade> classes) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      for (HandMade shape : classes) {
        entries.putNextEntry(new JarEntry(shape.name().replace('.', '/') + ".class"));
        entries.write(shape.classFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
