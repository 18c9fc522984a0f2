/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.webapp;

import io.loopbrake.environments.app.Report;
import java.net.URL;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes a subclass of the report with the Byte Buddy that the application brings. */
public final class Page implements Callable<Runnable> {
  @Override
  public Runnable call() throws Exception {
    return new ByteBuddy(ClassFileVersion.JAVA_V8)
        .subclass(Report.class)
        .method(ElementMatchers.named("toString"))
        .intercept(FixedValue.value("made by " + placeOf(ByteBuddy.class)))
        .make()
        .load(Page.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded()
        .getDeclaredConstructor()
        .newInstance();
  }

  private static URL placeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
