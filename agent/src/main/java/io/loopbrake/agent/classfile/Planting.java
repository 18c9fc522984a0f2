/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.classfile;

import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;

/**
 * Code of one kind, besides checkpoints, that is planted in one class: a link in the chain of
 * visitors by which the class is written, and a record of the last link. For one thread.
 */
public interface Planting {
  /**
   * Creates a link that plants the code; called again each time that the class is written.
   *
   * @param next the link behind it, or the writer
   * @param leftAlone methods that get no code, by name and descriptor without a gap
   * @param expanded whether the class is read with its frames expanded
   */
  ClassVisitor link(ClassVisitor next, Set<String> leftAlone, boolean expanded);

  /**
   * The methods that the last link may have changed, by name and descriptor without a gap; none
   * before the first link.
   */
  Set<String> changed();

  /** Whether the last link planted anything. */
  boolean hasPlanted();
}
