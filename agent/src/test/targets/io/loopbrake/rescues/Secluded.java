/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.rescues;

import java.security.Permission;

/** The program {@link Unprepared} with a security manager that lets nobody connect to anything. */
@SuppressWarnings("removal")
public final class Secluded extends SecurityManager {
  private static final int LOOK_UP = -1;

  public static void main(String[] arguments) throws InterruptedException {
    System.setSecurityManager(new Secluded());
    Unprepared.main(arguments);
  }

  @Override
  public void checkPermission(Permission permission) {}

  @Override
  public void checkConnect(String host, int port) {
    if (port != LOOK_UP) {
      throw new SecurityException(host + ":" + port);
    }
  }
}
