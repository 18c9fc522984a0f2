/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

/** Has the JVM define a class without saying its name, from what is no class file. */
public final class Nameless {
  private Nameless() {}

  public static void main(String[] arguments) {
    new ClassLoader() {
      Class<?> define(byte[] classFile) {
        return defineClass(null, classFile, 0, classFile.length);
      }
    }.define(new byte[10]);
  }
}
