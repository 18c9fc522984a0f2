/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Path;

/** The containers by kind. Only that which is asked for is on the class path. */
final class Containers {
  private Containers() {}

  /**
   * The container of a kind, not started.
   *
   * @param directory where what is to be put into it lies
   */
  static Container of(String kind, Path directory) throws Exception {
    switch (kind) {
      case "tomcat":
        return new TomcatServer(directory);
      case "jetty":
        return new JettyServer(directory);
      case "undertow":
        return new UndertowServer(directory);
      case "quartz":
        return new QuartzScheduler(directory);
      default:
        return new OsgiFramework(directory);
    }
  }
}
