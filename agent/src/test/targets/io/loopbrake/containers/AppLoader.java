/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.function.Function;

/** For containers that load their components as whoever embeds them likes. */
final class AppLoader {
  private AppLoader() {}

  static ClassLoader in(Path directory) throws MalformedURLException {
    URL[] jars = {directory.resolve("app.jar").toUri().toURL()};
    return new URLClassLoader(jars, AppLoader.class.getClassLoader());
  }

  /** The component that takes a question and returns its answer. */
  @SuppressWarnings("unchecked")
  static Function<String, String> function(Path directory) throws Exception {
    Class<?> type = in(directory).loadClass("io.loopbrake.containers.app.QuestionFunction");
    return (Function<String, String>) type.getDeclaredConstructor().newInstance();
  }
}
