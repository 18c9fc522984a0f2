/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

/** Rhino with its compiler: a class is generated for each script. */
public final class RhinoCompiled extends Rhino {
  private static final int BEST = 9;

  public RhinoCompiled() {
    super(BEST);
  }
}
