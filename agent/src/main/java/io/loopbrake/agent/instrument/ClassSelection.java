/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.classfile.JdkClasses;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.ClassPatterns;

/**
 * Which classes get checkpoints: those that a pattern includes and none excludes; of the JDK's
 * classes only those that an including pattern names outright. Immutable.
 */
public final class ClassSelection {
  private final ClassPatterns include;
  private final ClassPatterns exclude;

  public ClassSelection(ClassPatterns include, ClassPatterns exclude) {
    this.include = include;
    this.exclude = exclude;
  }

  /** Whether there is a pattern that gives checkpoints to a class of this name, in Java's form. */
  public static boolean canSelect(String className) {
    boolean hidden = className.indexOf('/') >= 0;
    return !hidden && !JdkClasses.isMachinery(className.replace('.', '/'));
  }

  /** Whether the class is selected; the name is in the JVM's form, the loader null for the boot. */
  public boolean selects(ClassLoader loader, String internalName) {
    for (ClassPattern pattern : include.asList()) {
      if (pattern.matchesInternal(internalName)
          && (JdkClasses.areNamedBy(pattern) || !JdkClasses.contains(loader, internalName))) {
        return !isExcluded(internalName);
      }
    }
    return false;
  }

  /**
   * The same for a name in Java's form, which is quicker where most classes are named by no
   * pattern.
   */
  boolean selectsNamed(ClassLoader loader, String className) {
    for (ClassPattern pattern : include.asList()) {
      if (pattern.matches(className)) {
        return selects(loader, className.replace('.', '/'));
      }
    }
    return false;
  }

  private boolean isExcluded(String internalName) {
    for (ClassPattern pattern : exclude.asList()) {
      if (pattern.matchesInternal(internalName)) {
        return true;
      }
    }
    return false;
  }

  /** This selection with the pattern included, and no longer excluded. */
  public ClassSelection adding(ClassPattern pattern) {
    return new ClassSelection(include.plus(pattern), exclude.minus(pattern));
  }

  /** This selection with the pattern no longer included or, if it was not, excluded. */
  public ClassSelection removing(ClassPattern pattern) {
    return include.contains(pattern)
        ? new ClassSelection(include.minus(pattern), exclude)
        : new ClassSelection(include, exclude.plus(pattern));
  }

  public ClassPatterns include() {
    return include;
  }

  public ClassPatterns exclude() {
    return exclude;
  }
}
