/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.corpus;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * What a fresh JVM said of classes that it has itself, and of other code for them, which it
 * verified and did not take.
 *
 * @param before of the classes as they are; also says of which the JVM would take any code
 * @param after of the other code
 */
record Redefinition(LinkResults before, LinkResults after) {
  private static final String REDEFINER = "io.loopbrake.programs.linking.RedefineClasses";
  private static final int FIRST_WITH_MODULES = 9;

  /**
   * Asks about classes of a JDK, or of the targets.
   *
   * @param directory where jars are written for that
   * @param code with checkpoints, by path
   */
  static Redefinition of(Jdk jdk, Path directory, Map<String, byte[]> code) {
    Path right = directory.resolve("right.jar");
    Path wrong = directory.resolve("wrong.jar");
    ClassFiles.write(code, right);
    Map<String, byte[]> wrongCode = new TreeMap<>(code);
    wrongCode.replaceAll((path, classFile) -> WrongCode.of(classFile));
    ClassFiles.write(wrongCode, wrong);
    // Some classes of a shared archive have methods that those of the image do not have.
    ForkedJvm jvm =
        LinkResults.verifier(jdk).withFlags("-Xshare:off", "-javaagent:" + agent(directory));
    if (jdk.version() >= FIRST_WITH_MODULES) {
      jvm = jvm.withFlags("--add-modules", "ALL-SYSTEM");
    }
    ForkedJvm.Result result = jvm.run(REDEFINER, right.toString(), wrong.toString());
    if (result.exitCode() != 0) {
      throw new AssertionError("the redefiner did not come to its end: " + result);
    }
    return parse(result.out());
  }

  private static Redefinition parse(String out) {
    Map<String, String> before = new HashMap<>();
    Map<String, String> after = new HashMap<>();
    out.lines()
        .map(line -> line.split("\t"))
        .forEach(
            cells -> {
              before.put(cells[0], cells[1]);
              after.put(cells[0], cells[2]);
            });
    return new Redefinition(new LinkResults(before), new LinkResults(after));
  }

  /** A jar with nothing but a manifest: the class itself is on the class path. */
  private static Path agent(Path directory) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", REDEFINER);
    attributes.putValue("Can-Redefine-Classes", "true");
    Path jar = directory.resolve("redefining.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return jar;
  }
}
