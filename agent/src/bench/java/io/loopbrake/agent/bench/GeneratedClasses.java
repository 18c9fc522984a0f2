/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.bench.programs.ClassTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import net.bytebuddy.utility.OpenedClassReader;

/** A jar of many classes. */
final class GeneratedClasses {
  private GeneratedClasses() {}

  static Path jar(int count) throws IOException {
    Path jar = Report.DIRECTORY.resolve("generated-" + count + ".jar").toAbsolutePath();
    String model = ClassTemplate.class.getName().replace('.', '/');
    try (InputStream file = ClassTemplate.class.getResourceAsStream("ClassTemplate.class");
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      ClassReader reader = new ClassReader(file);
      for (int i = 0; i < count; i++) {
        String name = "generated/C" + i;
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
            new ClassRemapper(
                writer, new SimpleRemapper(OpenedClassReader.ASM_API, Map.of(model, name))),
            0);
        out.putNextEntry(new JarEntry(name + ".class"));
        out.write(writer.toByteArray());
      }
    }
    return jar;
  }
}
