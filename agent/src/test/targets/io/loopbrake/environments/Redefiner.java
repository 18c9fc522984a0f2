/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;

/** An agent as hot-swap tools have one: it changes a constant of classes that are loaded. */
public final class Redefiner implements ClassFileTransformer {
  private static Instrumentation instrumentation;

  private final Class<?> type;
  private final String edition;

  private Redefiner(Class<?> type, String edition) {
    this.type = type;
    this.edition = edition;
  }

  public static void premain(String arguments, Instrumentation ofThisJvm) {
    instrumentation = ofThisJvm;
  }

  /** Gives the class the code that was compiled, with another edition. */
  static void redefine(Class<?> type, String edition) throws Exception {
    instrumentation.redefineClasses(new ClassDefinition(type, replaced(compiled(type), edition)));
  }

  /** Changes the edition as a transformer that stays. */
  static void retransform(Class<?> type, String edition) throws Exception {
    instrumentation.addTransformer(new Redefiner(type, edition), true);
    instrumentation.retransformClasses(type);
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
    return redefined == type ? replaced(code, edition) : null;
  }

  /** Of the same length, so that nothing else of the class file changes. */
  private static byte[] replaced(byte[] code, String edition) {
    String text = new String(code, StandardCharsets.ISO_8859_1);
    return text.replaceAll("(first|other) (?=edition)", edition + " ")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] compiled(Class<?> type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in =
        type.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
      for (int read = in.read(); read >= 0; read = in.read()) {
        bytes.write(read);
      }
    }
    return bytes.toByteArray();
  }
}
