/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/** The form of the stack map frames of a class that gets handlers. */
public enum HandlerFrames {
  /** Its version has no frames. */
  NONE,
  /** As in the class file, each frame by its difference from the one before. */
  COMPRESSED,
  /** Each frame as a whole. */
  EXPANDED;

  private static final int FIRST_VERSION_WITH_FRAMES = 50;
  private static final int MAJOR_VERSION = 0xffff;

  /**
   * The form for a class.
   *
   * @param version as {@code ClassVisitor.visit} gets it; class files have frames from version 50
   *     on (JVMS 4.10)
   * @param expanded whether the class is read with its frames expanded
   */
  public static HandlerFrames of(int version, boolean expanded) {
    if ((version & MAJOR_VERSION) < FIRST_VERSION_WITH_FRAMES) {
      return NONE;
    }
    return expanded ? EXPANDED : COMPRESSED;
  }
}
