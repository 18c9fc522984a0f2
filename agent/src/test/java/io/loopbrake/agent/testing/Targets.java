/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;

/**
 * The programs under {@code src/test/targets}, compiled by javac for Java 8 against {@link
 * Libraries} and the assembler. They are not on the tests' own class path, so that each test loads
 * them as it needs.
 */
public final class Targets {
  private static final Path SOURCES = Path.of("src/test/targets");
  private static final Path CLASSES = compile();

  private Targets() {}

  /** The directory with the compiled classes. */
  public static Path classes() {
    return CLASSES;
  }

  /** The jar with the assembler, for agents among the targets that change code. */
  public static Path assembler() {
    try {
      return Path.of(ClassReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class file of a target, by its name in Java's form. */
  public static byte[] classFile(String className) {
    try {
      return Files.readAllBytes(CLASSES.resolve(className.replace('.', '/') + ".class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source file of a target, by its name in Java's form. */
  public static Path source(String className) {
    return SOURCES.resolve(className.replace('.', '/') + ".java");
  }

  private static Path compile() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Path classes = Files.createTempDirectory(Path.of("target"), "targets").toAbsolutePath();
      List<String> arguments =
          new ArrayList<>(
              List.of("--release", "8", "-g", "-nowarn", "-proc:none", "-d", classes.toString()));
      arguments.addAll(List.of("-cp", Libraries.asClassPath() + File.pathSeparator + assembler()));
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(new String[0]));
      if (result != 0) {
        throw new IllegalStateException("the targets do not compile");
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
