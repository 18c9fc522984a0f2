/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/** Writes the files that package {@code gate} reads at the start. */
public final class ClassFiles {
  private ClassFiles() {}

  /**
   * Writes the files.
   *
   * @param directory the one that they are written to
   * @throws IOException if they cannot be written
   */
  public static void main(String[] directory) throws IOException {
    Path target = Paths.get(directory[0]);
    for (boolean inlined : new boolean[] {false, true}) {
      String end = inlined ? "-inlined.bin" : ".bin";
      InliningHints hints = new InliningHints(inlined);
      Files.write(target.resolve("Runtime" + end), runtime(hints));
      Files.write(target.resolve("Gates" + end), new GateTemplate(hints).write());
    }
  }

  /** The template without its debug information. */
  private static byte[] runtime(InliningHints hints) throws IOException {
    try (InputStream in = ClassFiles.class.getResourceAsStream("RuntimeTemplate.class")) {
      ClassReader template = new ClassReader(in);
      ClassWriter writer = new ClassWriter(0);
      template.accept(
          new RuntimeRenaming(template.getClassName(), hints, writer), ClassReader.SKIP_DEBUG);
      return writer.toByteArray();
    }
  }
}
