/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.instrument.CoverageTotals;
import io.loopbrake.agent.instrument.LeftAlone;
import io.loopbrake.agent.message.AnswerMessage;
import java.util.Map;

/**
 * The numbers of loops with and without brakes in the loaded classes of a pattern, one line each.
 */
final class ClassesAnswer {
  private ClassesAnswer() {}

  static String of(CoverageTotals totals) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        totals.checkpoints() == 0
            ? AnswerMessage.NO_BRAKES.text()
            : totals.checkpoints()
                + " of "
                + totals.backEdges()
                + " loops in the loaded classes of this pattern have brakes");
    for (Map.Entry<LeftAlone, Integer> entry : totals.leftAlone().entrySet()) {
      Integer whole = totals.wholeClassesLeftAlone().get(entry.getKey());
      append(lines, entry.getValue(), "loops", entry.getKey());
      append(lines, whole == null ? 0 : whole, "classes", entry.getKey());
    }
    return lines.append(";\n").toString();
  }

  private static void append(StringBuilder lines, int count, String what, LeftAlone why) {
    if (count > 0) {
      lines.append(";\n").append(count).append(' ').append(what);
      lines.append(" cannot have brakes: ").append(why.explanation());
    }
  }
}
