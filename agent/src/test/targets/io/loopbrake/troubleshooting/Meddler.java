/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.troubleshooting;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.ProtectionDomain;
import javax.management.ObjectName;
import javax.management.timer.Timer;

/** An agent that stands before ours on the command line and is in its way. */
public final class Meddler implements ClassFileTransformer {
  private final Path classes;
  private final boolean whenLoaded;

  private Meddler(Path classes, boolean whenLoaded) {
    this.classes = classes;
    this.whenLoaded = whenLoaded;
  }

  /** Does what the argument says: a word, and after a colon what it is to be done with. */
  public static void premain(String argument, Instrumentation instrumentation) throws Exception {
    String[] words = argument.split(":", 2);
    switch (words[0]) {
      case "interrupt":
        Thread.currentThread().interrupt();
        break;
      case "interrupt-in":
        InterrupterOfWaits.start(words[1]);
        break;
      case "vm-name":
        System.setProperty("java.vm.name", words[1]);
        break;
      case "take-name":
        ManagementFactory.getPlatformMBeanServer()
            .registerMBean(new Timer(), new ObjectName(words[1]));
        break;
      case "load":
        Class.forName(words[1]);
        break;
      case "replace":
        instrumentation.addTransformer(new Meddler(Paths.get(words[1]), true));
        break;
      case "replace-reloaded":
        instrumentation.addTransformer(new Meddler(Paths.get(words[1]), false), true);
        break;
      default:
        throw new IllegalArgumentException(argument);
    }
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String name,
      Class<?> reloaded,
      ProtectionDomain domain,
      byte[] classFile) {
    Path file = classes.resolve(name + ".class");
    try {
      return (reloaded == null) == whenLoaded && Files.exists(file)
          ? Files.readAllBytes(file)
          : null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
