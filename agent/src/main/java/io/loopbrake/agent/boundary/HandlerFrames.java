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
   * That of a class.
   *
   * @param version as {@code ClassVisitor.visit} has it (JVMS 4.10: from 50 on it has frames)
   */
  public static HandlerFrames of(int version, boolean expanded) {
    if ((version & MAJOR_VERSION) < FIRST_VERSION_WITH_FRAMES) {
      return NONE;
    }
    return expanded ? EXPANDED : COMPRESSED;
  }
}
