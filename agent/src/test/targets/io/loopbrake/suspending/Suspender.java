/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.suspending;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Predicate;

/** The packaged {@code ThreadSuspender}, in a loader of its own as in the agent. */
final class Suspender {
  private static Instrumentation instrumentation;

  private final Object suspender;
  private final Method tryOnce;

  Suspender(String agentClasses) throws Exception {
    URL url = new File(agentClasses).toURI().toURL();
    ClassLoader hidden = new URLClassLoader(new URL[] {url}, null);
    Class<?> type = hidden.loadClass("io.loopbrake.agent.suspend.ThreadSuspender");
    suspender = type.getMethod("forThisJvm", Instrumentation.class).invoke(null, instrumentation);
    tryOnce =
        type.getMethod("tryOnce", Thread.class, Predicate.class, Throwable.class, Runnable.class);
    // Loads what its calls need.
    once(Thread.currentThread(), stack -> false, null, () -> {});
  }

  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  boolean isAvailable() throws Exception {
    return (Boolean) call("isAvailable");
  }

  String description() throws Exception {
    return (String) call("description");
  }

  String lastFailure() throws Exception {
    return (String) call("lastFailure");
  }

  private Object call(String method) throws Exception {
    return suspender.getClass().getMethod(method).invoke(suspender);
  }

  String once(
      Thread thread, Predicate<StackTraceElement[]> place, Throwable error, Runnable done)
      throws Exception {
    return tryOnce.invoke(suspender, thread, place, error, done).toString();
  }
}
