/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.nio.file.Paths;

/** A web server for clients and operators outside of its JVM, until its standard input ends. */
public final class ServerForOthers {
  private ServerForOthers() {}

  /** Takes the kind of server and the directory with what to put into it, and writes its port. */
  public static void main(String[] arguments) throws Exception {
    WebServer server = (WebServer) Containers.of(arguments[0], Paths.get(arguments[1]));
    server.start();
    System.out.println(server.port());
    while (System.in.read() >= 0) {
      // The end is what is waited for.
    }
    Runtime.getRuntime().halt(0);
  }
}
