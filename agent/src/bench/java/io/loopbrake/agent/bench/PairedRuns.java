/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import java.util.List;

/** Runs one program with every variant in turn, round after round. */
record PairedRuns(Class<?> program, List<Variant> variants, boolean higherIsBetter) {
  Rounds run(ForkedJvm jvm, int rounds, String... arguments) {
    Rounds figures = new Rounds(higherIsBetter, Variant.names(variants));
    for (int round = 1; round <= rounds; round++) {
      for (Variant variant : variants) {
        var found = Fork.figures(variant.on(jvm), program, arguments);
        found.forEach((thing, figure) -> figures.add(thing, variant.name(), figure));
        System.out.println("round " + round + ", " + variant.name() + ": " + found);
      }
    }
    return figures;
  }

  static String how(Settings settings, int rounds) {
    return String.join(" ", settings.jvmFlags()) + ", medians of " + rounds + " rounds";
  }
}
