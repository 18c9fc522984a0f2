/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method's control flow. Each block takes some fuel, and without any the method returns; what it
 * returns depends on what was done before.
 *
 * @param version the class file's
 * @param fuel where it is kept
 * @param outerLocks for each lock, from 1, the one that is held around it
 * @param subroutine the block whose lock and stack the subroutine shares, before which it lies; -1
 *     for none
 * @param isFarApart whether the code between two blocks lies at the method's end
 * @param padding the block behind which there are so many instructions that jumps become wide; -1
 *     for none
 * @param pause for how many milliseconds it is to run before it is stopped; negative if it is not
 */
record Program(
    int version,
    Fuel fuel,
    List<Integer> outerLocks,
    List<Block> blocks,
    List<Handler> handlers,
    int subroutine,
    boolean isFarApart,
    int padding,
    int pause)
    implements Specimen {
  static final int FIRST_WITH_FRAMES = 50;

  int outer(int lock) {
    return outerLocks.get(lock - 1);
  }

  /** How many locks are held in all. */
  int depth(int lock) {
    return lock == 0 ? 0 : 1 + depth(outer(lock));
  }

  /** The number, as of a block, of the code that leaves a monitor when something is thrown. */
  int releaser(int lock) {
    return blocks.size() + lock - 1;
  }

  /** Adds what control can come to from these blocks, but for exception handlers. */
  void follow(BitSet live) {
    BitSet open = (BitSet) live.clone();
    for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(0)) {
      open.clear(i);
      for (int target : blocks.get(i).ending().targets()) {
        if (!live.get(target)) {
          live.set(target);
          open.set(target);
        }
      }
    }
  }

  @Override
  public byte[] classFile(String name) {
    return ClassFileOf.program(this, name);
  }

  @Override
  public boolean mayCycleWithoutJump() {
    return Cycles.needNoJump(this);
  }

  @Override
  public boolean catchesErrors() {
    return handlers.stream().anyMatch(Handler::catchesErrors);
  }

  @Override
  public String toString() {
    String head =
        ("version %d, fuel in a %s, locks in %s, subroutine as B%d, far apart %s, padding B%d,"
                + " stopped after %d ms")
            .formatted(version, fuel, outerLocks, subroutine, isFarApart, padding, pause);
    return Stream.of(Stream.of(head), blocks.stream(), handlers.stream())
        .flatMap(lines -> lines)
        .map(Object::toString)
        .collect(Collectors.joining("\n  ", "\n  ", "\n"));
  }
}
