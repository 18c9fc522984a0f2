/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.message;

/**
 * The texts, or their constant parts, that are used in threads of the application: at checkpoints
 * and while a class is loaded. javac copies these constants to the classes that use them, so that
 * no class of the catalogue is loaded there.
 */
public final class InlinedText {
  public static final String NOT_RELOADED = "the JVM refused to reload it";
  public static final String NO_BOUNDARIES = ", task boundaries could not be planted";
  public static final String NOT_RELOADED_FOR_BOUNDARIES =
      "the JVM refused to reload it for its task boundaries";
  public static final String NAMELESS_CLASS = "a class without a readable name";

  private InlinedText() {}
}
