/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.corpus.BackEdgeCount;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassCoverage;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.testing.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks programs, one after the other, in a JVM with gates and in one with flags. */
final class Trial implements AutoCloseable {
  private static final long FUEL = 20_000;
  private static final long LONG_MILLIS = 20_000;
  private static final long SHORT_MILLIS = 500;

  private final Map<String, ProgramsJvm> jvms = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private final Jdk jdk = jdk();
  private boolean isFailed;

  /** The Java that runs the programs: that of the build, or that of {@code -Dgenerated.java}. */
  static Jdk jdk() {
    Integer version = Integer.getInteger("generated.java");
    return version == null ? Jdk.ofBuild() : Jdk.of(version).orElseThrow();
  }

  /** Checks what is true of each program. */
  void of(Program program) {
    try {
      check(program);
    } catch (AssertionError e) {
      // Those that are tried now, to find a simpler one, tell nothing of all.
      isFailed = true;
      throw e;
    }
  }

  private void check(Program program) {
    byte[] plain = ClassFileOf.program(program, "plain/Program");
    byte[] included = ClassFileOf.program(program, "generated/Program");
    ClassCoverage coverage = instrument(included, CheckpointChoice.flags());
    tally.add(program, coverage);
    ClassCoverage gates = instrument(included, CheckpointChoice.gatesWhereTheySuit());
    tally.addGates(gates.gates());
    boolean mustStop = coverage.leftAlone().isEmpty() && !Cycles.needNoJump(program);
    boolean mayStop = mustStop || program.fuel() == Fuel.FIELD;
    for (String checkpoint : List.of("auto", "flag")) {
      Outcome outcome =
          jvm(checkpoint)
              .run(
                  plain,
                  included,
                  FUEL,
                  mayStop ? program.pause() : -1,
                  mustStop && !isFailed ? LONG_MILLIS : SHORT_MILLIS);
      tally.add(outcome);
      assertThat(outcome.plain()).as("as it was made").doesNotStartWith("refused");
      assertThat(outcome.included()).as("with checkpoints").isEqualTo(outcome.plain());
      checkStop(program, outcome.stop(), mustStop);
    }
  }

  /** Every back-edge is guarded, or counted as left alone; the bytes confirm it. */
  private static ClassCoverage instrument(byte[] classFile, CheckpointChoice choice) {
    InstrumentedClass changed = new ClassInstrumenter(choice).instrument(classFile);
    ClassCoverage said = changed.coverage();
    BackEdgeCount before = BackEdgeCount.of(List.of(classFile));
    BackEdgeCount after =
        changed.classFile() == null ? before : BackEdgeCount.of(List.of(changed.classFile()));
    assertThat(said.backEdges()).isEqualTo(before.backEdges()).isEqualTo(after.backEdges());
    assertThat(after.guarded()).isEqualTo(said.checkpoints());
    return said;
  }

  private ProgramsJvm jvm(String checkpoint) {
    return jvms.compute(
        checkpoint,
        (name, jvm) -> jvm != null && jvm.isAlive() ? jvm : new ProgramsJvm(jdk, checkpoint));
  }

  private static void checkStop(Program program, String stop, boolean mustStop) {
    assertThat(stop).doesNotContain("locks kept", "for ever");
    if (mustStop) {
      assertThat(stop).doesNotContain("goes on");
    }
    if (stop.contains("goes on")) {
      assertThat(stop).matches("(?s)(PENDING|DELIVERED) goes on: .+");
    } else if (stop.startsWith("STOPPED") && !program.catchesErrors()) {
      assertThat(stop).isEqualTo("STOPPED stopped");
    } else if (!stop.isEmpty()) {
      assertThat(stop).matches("(?s)(STOPPED|MISSED|over by itself).*");
    }
  }

  /** Checks what is true of all of them together, and prints how many they were. */
  void end() {
    System.out.println(tally);
    if (!isFailed) {
      jvms.values().forEach(jvm -> assertThat(jvm.failures()).isEqualTo("0 failed"));
      tally.check();
    }
  }

  @Override
  public void close() {
    jvms.values().forEach(ProgramsJvm::close);
  }
}
