/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

/** Which classes get code of one kind, besides checkpoints. Thread-safe. */
public interface PlantingRule {
  /** No class gets any. */
  PlantingRule NONE =
      new PlantingRule() {
        @Override
        public Planting planting(ClassLoader loader, String internalName, byte[] classFile) {
          return null;
        }

        @Override
        public boolean mayBeIn(Class<?> loaded) {
          return false;
        }
      };

  /**
   * The code that a class is to get while the JVM loads it; null, for nearly all classes, if there
   * is none. Asked for every class, so it is quick.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   * @throws RuntimeException whatever the class reader throws at a malformed class file
   */
  Planting planting(ClassLoader loader, String internalName, byte[] classFile);

  /** Whether a class that is loaded already may have such code; to be asked for very many. */
  boolean mayBeIn(Class<?> loaded);
}
