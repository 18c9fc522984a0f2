/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import io.loopbrake.agent.flow.InstructionVisitor;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Notes, while code is written, which of it belongs to which block and holds which lock. */
final class Fragments extends InstructionVisitor {
  /** For code that belongs to no block. */
  static final int NONE = -1;

  private final List<Fragment> all = new ArrayList<>();
  private Label start;
  private int startIndex;
  private int block = NONE;
  private int lock;

  private record Fragment(int block, int lock, Label start, Label end) {}

  Fragments(MethodVisitor delegate) {
    super(delegate);
  }

  /** What follows belongs to this block and holds this lock. */
  void enter(int nextBlock, int nextLock) {
    Label here = new Label();
    visitLabel(here);
    if (start != null && nextIndex() > startIndex) {
      all.add(new Fragment(block, lock, start, here));
    }
    start = here;
    startIndex = nextIndex();
    block = nextBlock;
    lock = nextLock;
  }

  /** What follows belongs to the same block and holds this lock. */
  void hold(int nextLock) {
    enter(block, nextLock);
  }

  int lock() {
    return lock;
  }

  /** Whether there is code that holds this lock, before the last place that was entered. */
  boolean anyHold(int held) {
    return all.stream().anyMatch(fragment -> fragment.lock == held);
  }

  /** Whether the handler covers code that holds this lock. */
  boolean anyHold(int held, Handler handler) {
    return all.stream()
        .anyMatch(fragment -> fragment.lock == held && handler.covers(fragment.block));
  }

  /** Has some blocks covered where they hold this lock. */
  void protect(Handler handler, int held, Label target) {
    for (Fragment fragment : all) {
      if (fragment.lock == held && handler.covers(fragment.block)) {
        visitTryCatchBlock(fragment.start, fragment.end, target, handler.type());
      }
    }
  }

  /** Has all code covered that holds this lock. */
  void protectAll(int held, Label target) {
    for (Fragment fragment : all) {
      if (fragment.lock == held) {
        visitTryCatchBlock(fragment.start, fragment.end, target, null);
      }
    }
  }

  @Override
  protected void beforeInstruction(int index) {}
}
