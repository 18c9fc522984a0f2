/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.domains.DomainContextBase;

/** Programs for properties to be tried with. */
final class Programs extends DomainContextBase {
  private static final int FIRST_JAVA = 44;
  private static final int LONGEST_TAPE = 240;
  private static final int LARGEST_NUMBER = 0xffff;

  @Provide
  Arbitrary<Program> programs() {
    return tapes().map(tape -> ProgramReader.read(tape, newest()));
  }

  @Provide
  Arbitrary<CountedProgram> countedPrograms() {
    return tapes().map(tape -> CountedReader.read(tape, newest()));
  }

  private static int newest() {
    return FIRST_JAVA + Trial.jdk().version();
  }

  private static Arbitrary<List<Integer>> tapes() {
    return Arbitraries.integers()
        .between(0, LARGEST_NUMBER)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMaxSize(LONGEST_TAPE)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
