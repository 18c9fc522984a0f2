/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
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
  private static final int HASH_LENGTH = 16;
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

  /**
   * Compiles the sources, unless another JVM of the tests has compiled the same before: that takes
   * longer than most tests.
   */
  private static Path compile() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources =
          files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      List<String> options = new ArrayList<>(List.of("--release", "8", "-g", "-nowarn"));
      options.addAll(List.of("-proc:none", "-cp"));
      options.add(Libraries.asClassPath() + File.pathSeparator + assembler());
      Path classes = Path.of("target", "targets", hash(options, sources)).toAbsolutePath();
      if (!Files.isDirectory(classes)) {
        publish(compile(options, sources), classes);
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(List<String> options, List<Path> sources) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((Runtime.version() + "\n" + options + "\n" + sources).getBytes(UTF_8));
      for (Path source : sources) {
        digest.update(Files.readAllBytes(source));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path compile(List<String> options, List<Path> sources) throws IOException {
    Path classes = Files.createTempDirectory(Path.of("target"), "targets").toAbsolutePath();
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("-d", classes.toString()));
    sources.forEach(source -> arguments.add(source.toString()));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    if (result != 0) {
      throw new IllegalStateException("the targets do not compile");
    }
    return classes;
  }

  /** Moves the whole directory at once, for JVMs that look for it at the same time. */
  private static void publish(Path compiled, Path classes) throws IOException {
    Files.createDirectories(classes.getParent());
    try {
      Files.move(compiled, classes, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(classes)) {
        throw e;
      }
    }
  }
}
