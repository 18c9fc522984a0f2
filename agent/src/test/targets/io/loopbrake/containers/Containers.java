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
        return new TomcatServer(directory, false);
      case "tomcat-pool":
        return new TomcatServer(directory, true);
      case "jetty":
        return new JettyServer(directory);
      case "undertow":
        return new UndertowServer(directory, false);
      case "undertow-io":
        return new UndertowServer(directory, true);
      case "netty":
      case "netty-4.2":
        return new NettyServer(directory);
      case "vertx":
        return new VertxServer(directory, false);
      case "vertx-blocking":
        return new VertxServer(directory, true);
      case "grizzly":
        return new GrizzlyServer(directory);
      case "jdk":
        return new JdkServer(directory);
      case "quartz":
        return new QuartzScheduler(directory);
      default:
        return new OsgiFramework(directory);
    }
  }
}
