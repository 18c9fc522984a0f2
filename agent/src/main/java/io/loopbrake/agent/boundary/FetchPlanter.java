/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Reports at the entry of a method that the worker is idle, and before each return that it has
 * fetched the returned object, unless that is null.
 */
final class FetchPlanter extends PlantedCalls {
  private static final int EVENT_AND_COPY = 2;

  private final Place place;

  FetchPlanter(MethodVisitor delegate, Place place) {
    super(delegate);
    this.place = place;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    tell(place.first());
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      tellFetched(place.last());
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + EVENT_AND_COPY, maxLocals);
  }
}
