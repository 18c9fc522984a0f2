/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a block ends.
 *
 * @param targets the numbers of the blocks that come next; with a switch the last is the default
 */
record Ending(Kind kind, List<Integer> targets) {
  enum Kind {
    RETURN(0),
    THROW(0),
    GOTO(1),
    IF_LESS(2),
    IF_EVEN(2),
    IF_NULL(2),
    IF_SAME(2),
    IF_LONG(2),
    TABLE_SWITCH(4),
    LOOKUP_SWITCH(4);

    final int targets;

    Kind(int targets) {
      this.targets = targets;
    }
  }

  @Override
  public String toString() {
    return targets.stream()
        .map(target -> "B" + target)
        .collect(Collectors.joining(" ", kind + " ", ""))
        .trim();
  }
}
