/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

/** Rhino without its compiler: one loop of Java for every loop of JavaScript. */
public final class RhinoInterpreted extends Rhino {
  private static final int INTERPRET = -1;

  public RhinoInterpreted() {
    super(INTERPRET);
  }
}
