/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.reach.SeenHandlers;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.testing.Targets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoverageViewTest {
  private static final String RUNAWAYS = "io.loopbrake.reached.loops.Runaways";
  private static final String STEPS = "io.loopbrake.reached.loops.Steps";

  private final CoverageLedger ledger = new CoverageLedger();
  private final CoverageLedger lookedAt = new CoverageLedger();
  private final CoverageView coverage =
      new CoverageView(
          new SeenHandlers() {
            @Override
            public CoverageLedger[] ofOpenRequests() {
              return new CoverageLedger[] {lookedAt};
            }
          },
          ledger);

  @Test
  void of_a_class_that_was_only_looked_at_the_handlers_and_loops_are_known() {
    assertThat(knowsLoop()).isFalse();

    record(lookedAt, RUNAWAYS);

    assertThat(knowsLoop()).isTrue();
    assertThat(coverage.isSelected(RUNAWAYS)).as("it has no checkpoints").isFalse();
  }

  @Test
  void the_code_with_checkpoints_counts_and_not_the_code_that_the_class_came_with() {
    record(lookedAt, RUNAWAYS);
    record(ledger, STEPS);

    assertThat(knowsLoop()).isFalse();
  }

  private static void record(CoverageLedger where, String code) {
    where.recordHandlers(null, RUNAWAYS.replace('.', '/'), Targets.classFile(code), StopType.ERROR);
  }

  private boolean knowsLoop() {
    return IntStream.range(0, 100)
        .mapToObj(pc -> new Frame(RUNAWAYS, "retriesFile", null, pc, Frame.UNKNOWN, 0))
        .anyMatch(frame -> coverage.isInOneLoop(frame, frame));
  }
}
