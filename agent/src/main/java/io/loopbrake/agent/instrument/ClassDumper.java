/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes instrumented classes to a directory, if the option {@code dump} names one. */
public final class ClassDumper {
  private final Optional<File> directory;

  /**
   * Creates a dumper, which writes nothing if there is no directory. The directory need not exist.
   */
  public ClassDumper(Optional<File> directory) {
    this.directory = directory;
  }

  /**
   * Writes the class, if there is a directory; a second class of the same name replaces the first.
   *
   * @throws IOException if that fails, or if the name leads out of the directory: if a class is
   *     defined without a name, the JVM checks the name in the class file only after the agent has
   *     seen it
   * @throws RuntimeException if the name is no name of a file
   */
  public void dump(String internalName, byte[] classFile) throws IOException {
    if (directory.isPresent()) {
      Path root = directory.get().toPath().toAbsolutePath().normalize();
      Path file = root.resolve(internalName + ".class").normalize();
      if (!file.startsWith(root)) {
        throw new IOException(file + " lies outside of " + root);
      }
      Files.createDirectories(file.getParent());
      Files.write(file, classFile);
    }
  }
}
