/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.instrument;

import io.loopbrake.agent.testing.Targets;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentedTextTest {
  @Test
  void golden() {
    for (String m :
        List.of(
            "ControlLoops.whileLoop",
            "ControlLoops.emptyFor",
            "ControlLoops.doLoop",
            "ControlLoops.sparseSwitch",
            "MonitorLoops.continueOutOfSynchronized",
            "HandlerLoops.aroundTryFinally",
            "HandlerLoops.insideTryFinally")) {
      String[] p = m.split("\\.");
      byte[] c = Targets.classFile("io.loopbrake.targets." + p[0]);
      System.out.println(
          "### "
              + m
              + "\n"
              + MethodText.ofBare(
                      new ClassInstrumenter(CheckpointChoice.gatesInTightLoops(i -> {}))
                          .instrument(c)
                          .classFile())
                  .get(p[1] + "(II)J"));
    }
  }
}
