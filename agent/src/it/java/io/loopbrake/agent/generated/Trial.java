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
import io.loopbrake.agent.instrument.LeftAlone;
import io.loopbrake.agent.testing.Jdk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks programs, one after the other, in a JVM with gates, one with flags, and one whose counted
 * loops do not poll.
 */
final class Trial implements AutoCloseable {
  private static final String STRIPS = "strips";
  private static final long FUEL = 20_000;
  private static final long LONG_MILLIS = 20_000;
  private static final long SHORT_MILLIS = 500;

  private final Map<String, ProgramsJvm> jvms = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private final Jdk jdk = jdk();
  private int count;
  private boolean isFailed;

  /** The Java that runs the programs: that of the build, or that of {@code -Dgenerated.java}. */
  static Jdk jdk() {
    Integer version = Integer.getInteger("generated.java");
    return version == null ? Jdk.ofBuild() : Jdk.of(version).orElseThrow();
  }

  /** Checks what is true of each program. */
  void of(Specimen program) {
    try {
      check(program);
    } catch (AssertionError e) {
      // Those that are tried now, to find a simpler one, tell nothing of all.
      isFailed = true;
      throw e;
    }
  }

  private void check(Specimen program) {
    byte[] plain = program.classFile("plain/Program");
    // Of classes with one name the agent knows what holds for any of them.
    byte[] included = program.classFile("generated/Program" + ++count);
    ClassCoverage coverage = instrument(included, CheckpointChoice.flags());
    tally.add(program, coverage);
    ClassCoverage gates = instrument(included, CheckpointChoice.gatesWhereTheySuit());
    tally.addGates(gates.gates());
    boolean mustStop = coverage.leftAlone().isEmpty() && !program.mayCycleWithoutJump();
    boolean mayStop = mustStop || program.fuel() == Fuel.FIELD;
    InstrumentedClass polling =
        new ClassInstrumenter(CheckpointChoice.gatesAndPolls()).instrument(included);
    assertThat(polling.coverage().checkpoints()).isEqualTo(gates.checkpoints());
    assertThat(polling.coverage().leftAlone()).isEqualTo(gates.leftAlone());
    if (polling.classFile() != null) {
      tally.addMeans(PollMeans.of(polling.classFile()));
    }
    for (String brakes : List.of("auto", "flag", STRIPS)) {
      Outcome outcome =
          jvm(brakes)
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

  private ProgramsJvm jvm(String brakes) {
    return jvms.compute(
        brakes,
        (name, jvm) ->
            jvm != null && jvm.isAlive()
                ? jvm
                : brakes.equals(STRIPS)
                    ? new ProgramsJvm(jdk, "auto", "Serial")
                    : new ProgramsJvm(jdk, brakes, "G1"));
  }

  private static void checkStop(Specimen program, String stop, boolean mustStop) {
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

  /**
   * Checks what is true of all of them together, and prints how many they were.
   *
   * @param share at least one in so many should have an endless loop
   * @param reasons why back-edges of them may be left alone, and some are
   */
  void end(int share, LeftAlone... reasons) {
    System.out.println(tally);
    if (!isFailed) {
      jvms.values().forEach(jvm -> assertThat(jvm.failures()).isEqualTo("0 failed"));
      tally.check(share, reasons);
    }
  }

  /** Checks that each way to make a loop poll was tried. */
  void checkMeans() {
    if (!isFailed) {
      tally.checkMeans();
    }
  }

  @Override
  public void close() {
    jvms.values().forEach(ProgramsJvm::close);
  }
}
