/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** For containers that load their components as whoever embeds them likes. */
final class AppLoader {
  private AppLoader() {}

  static ClassLoader in(Path directory) throws MalformedURLException {
    URL[] jars = {directory.resolve("app.jar").toUri().toURL()};
    return new URLClassLoader(jars, AppLoader.class.getClassLoader());
  }
}
