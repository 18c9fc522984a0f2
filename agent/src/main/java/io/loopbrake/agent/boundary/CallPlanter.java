/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Tells of a task directly before and after each call of it. A call that throws is not told to be
 * over here: that would take a handler in the midst of the method's own. The next event of the same
 * boundary, or of one around it, says so.
 */
final class CallPlanter extends PlantedCalls {
  private final Place place;
  private final BoundaryPlanter tally;
  private int more;

  CallPlanter(MethodVisitor delegate, Place place, BoundaryPlanter tally) {
    super(delegate);
    this.place = place;
    this.tally = tally;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean isTask = place.isCallOf(owner, name);
    if (isTask) {
      tell(place.first());
    }
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (isTask) {
      tell(place.last());
      tally.planted(place);
      more = 1;
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + more, maxLocals);
  }
}
