/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

/** Selects the classes that get code of one kind, besides checkpoints. Thread-safe. */
public interface PlantingRule {
  /** Selects no class. */
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
   * The code for a class that the JVM is loading; null for nearly all classes, which get none.
   * Called for every class, so it must be quick.
   *
   * @param loader null for the boot loader
   * @param internalName in the JVM's form
   * @throws RuntimeException whatever the class reader throws at a malformed class file
   */
  Planting planting(ClassLoader loader, String internalName, byte[] classFile);

  /**
   * Whether a class that is loaded already may get such code. Called for very many classes, so it
   * must be quick.
   */
  boolean mayBeIn(Class<?> loaded);
}
