/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Back-edges that a stop error would come back to, in code of all kinds and of any size. */
class ThrowPathsTest {
  private static final int METHODS = 20_000;
  private static final int SEED = 20260101;

  private final Random random = new Random(SEED);
  private final BitSet backEdges = new BitSet();

  @Test
  void in_any_code_the_same_are_trapped_as_if_each_was_followed_by_itself() {
    int trapped = 0;
    int free = 0;
    for (int i = 0; i < METHODS; i++) {
      MethodCode code = anyCode(2 + random.nextInt(30));

      BitSet found = new ThrowPaths(code, backEdges).trapped();

      assertThat(found).isEqualTo(new SlowThrowPaths(code, backEdges).trapped());
      trapped += found.cardinality();
      free += backEdges.cardinality() - found.cardinality();
    }
    assertThat(trapped).isGreaterThan(METHODS / 4);
    assertThat(free).isGreaterThan(METHODS);
  }

  private MethodCode anyCode(int size) {
    MethodCode code = new MethodCode();
    backEdges.clear();
    code.setSize(size);
    for (int i = 0; i < size; i++) {
      switch (random.nextInt(6)) {
        case 0, 1 -> jump(code, i, new int[] {random.nextInt(size)});
        case 2 -> jump(code, i, new int[] {random.nextInt(size), random.nextInt(size)});
        case 3 -> code.addThrow(i);
        default -> {}
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      int start = random.nextInt(size);
      int end = start + 1 + random.nextInt(size - start);
      String type = random.nextInt(4) == 0 ? "java/lang/Exception" : null;
      code.addHandler(new MethodCode.Handler(start, end, random.nextInt(size), type));
    }
    return code;
  }

  private void jump(MethodCode code, int from, int[] targets) {
    code.addJump(from, targets);
    if (random.nextBoolean()) {
      code.addEnd(from);
    }
    for (int target : targets) {
      if (target <= from) {
        backEdges.set(from);
      }
    }
  }
}
