/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs.linking;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Has the JVM verify other code for classes that it has itself, those of the JDK, and changes none.
 *
 * <p>The JVM redefines all classes of one call or none, and looks at them in their order: each has
 * to pass the verifier before the next one's turn. So each goes in front of a class file with a
 * wrong name, and the error tells how far the JVM came. Nothing that is verified ever runs. Each
 * class is also tried with code that is certainly wrong, for there are classes that HotSpot does
 * not verify.
 *
 * <p>Of each class it says: the class file, what came of the class as it is, and what of the new
 * code, in a line, with tabs between.
 */
public final class RedefineClasses {
  private static final String LINKED = "linked";
  private static final int BUFFER_SIZE = 8192;

  private static Instrumentation instrumentation;
  private static ClassDefinition misnamed;

  private RedefineClasses() {}

  /** Called by the JVM. */
  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  /**
   * Tries all classes of a jar.
   *
   * @param jars one with the new code, and one with wrong code for the same classes
   */
  public static void main(String[] jars) throws IOException {
    byte[] another = read(RedefineClasses.class.getResourceAsStream("LinkClasses.class"));
    misnamed = new ClassDefinition(RedefineClasses.class, another);
    try (JarFile after = new JarFile(jars[0]);
        JarFile wrong = new JarFile(jars[1])) {
      for (JarEntry entry : Collections.list(after.entries())) {
        String path = entry.getName();
        byte[] wrongCode = read(wrong.getInputStream(wrong.getJarEntry(path)));
        String results = results(path, read(after.getInputStream(entry)), wrongCode);
        System.out.println(path + "\t" + results);
      }
    }
  }

  private static String results(String path, byte[] after, byte[] wrong) {
    try {
      String name = path.replace(".class", "").replace('/', '.');
      Class<?> type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      // Asking for the fields links the class.
      type.getFields();
      if (!instrumentation.isModifiableClass(type)) {
        return both("the JVM redefines it never");
      }
      String ofWrong = verify(type, wrong);
      if (ofWrong.startsWith("java.lang.VerifyError")) {
        return LINKED + "\t" + verify(type, after);
      }
      return both(ofWrong.equals(LINKED) ? "the JVM verifies it never" : ofWrong);
    } catch (ClassNotFoundException | LinkageError e) {
      return both(firstLine(e));
    }
  }

  private static String both(String result) {
    return result + "\t" + result;
  }

  private static String verify(Class<?> type, byte[] code) {
    try {
      instrumentation.redefineClasses(new ClassDefinition(type, code), misnamed);
      throw new IllegalStateException("the JVM takes a wrong name for " + type);
    } catch (NoClassDefFoundError wrongName) {
      return LINKED;
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | LinkageError
        | InternalError
        | UnsupportedOperationException e) {
      return firstLine(e);
    }
  }

  private static String firstLine(Throwable error) {
    return error.toString().split("\\R", 2)[0];
  }

  private static byte[] read(InputStream in) throws IOException {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER_SIZE];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        content.write(buffer, 0, read);
      }
      return content.toByteArray();
    } finally {
      in.close();
    }
  }
}
