/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments;

import io.loopbrake.environments.app.Report;
import io.loopbrake.environments.app.Sums;
import io.loopbrake.environments.app.Trespass;
import java.net.URL;
import java.security.CodeSource;

/** The application as it is found beside this class. */
public final class InPlace {
  private InPlace() {}

  public static void main(String[] arguments) throws ReflectiveOperationException {
    Stage.play(new Report(), new Sums())
        .with("from", placeOf(Report.class))
        .with("trusted", new Trespass().getAsBoolean())
        .with("module", moduleOf(Report.class))
        .print();
  }

  private static URL placeOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  /** Java 8 has no modules. */
  private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
    try {
      return Class.class.getMethod("getModule").invoke(type);
    } catch (NoSuchMethodException beforeJava9) {
      return "none";
    }
  }
}
