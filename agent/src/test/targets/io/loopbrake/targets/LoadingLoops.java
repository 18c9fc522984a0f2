/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntBinaryOperator;

/** Loops in classes that come about in another way than from the class path. */
public final class LoadingLoops {
  private LoadingLoops() {}

  /** As the JDK's XSLT compiler defines its translets. */
  @LoopsIn("Plain.applyAsInt")
  public static long definedWithoutName(int limit, int step) throws Exception {
    Class<?> plain = new DefiningLoader().define(null, Plain.class);
    return ((IntBinaryOperator) plain.getConstructor().newInstance()).applyAsInt(limit, step);
  }

  @LoopsIn("Plain.applyAsInt")
  public static long definedByOtherLoader(int limit, int step) throws Exception {
    Class<?> plain = new DefiningLoader().define(Plain.class.getName(), Plain.class);
    return ((IntBinaryOperator) plain.getConstructor().newInstance()).applyAsInt(limit, step);
  }

  /** What becomes of a class whose initialiser is stopped is another matter. */
  @LoopsIn("Initialised.count")
  public static long calledByInitialiser(int limit, int step) throws Exception {
    System.setProperty(Initialised.ARGUMENTS, limit + "," + step);
    Class<?> fresh =
        new DefiningLoader().define("io.loopbrake.targets.Initialised", Initialised.class);
    return fresh.getField("VALUE").getLong(null);
  }

  /** Defines a class anew instead of asking its parent for the one that exists. */
  private static final class DefiningLoader extends ClassLoader {
    DefiningLoader() {
      super(LoadingLoops.class.getClassLoader());
    }

    Class<?> define(String nameOrNull, Class<?> original) throws IOException {
      byte[] classFile = classFile(original);
      return defineClass(nameOrNull, classFile, 0, classFile.length);
    }

    private static byte[] classFile(Class<?> type) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (InputStream stream = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        for (int next = stream.read(); next >= 0; next = stream.read()) {
          bytes.write(next);
        }
      }
      return bytes.toByteArray();
    }
  }
}
