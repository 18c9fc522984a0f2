/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.gate.GateClass;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassInstrumenter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All classes of the running JDK's base module and of libraries, against {@link SlowHandlerCode}.
 */
class HandlerCodeCorpusTest {
  private static final int ENOUGH_CLASSES = 300;
  private static final int ENOUGH_HANDLER_INSTRUCTIONS = 5000;
  private static final int ROUNDS = 5;

  @ParameterizedTest
  @ValueSource(strings = {"java.base", "ecj", "h2", "jython", "derby"})
  void every_instruction_is_where_the_slow_way_puts_it(String source) throws IOException {
    List<byte[]> classFiles = instrumented(Corpus.classFiles(source));
    int handlerInstructions = 0;
    for (byte[] classFile : classFiles) {
      HandlerCode code =
          HandlerCode.of(classFile, StopType.ERROR, GateClass.checkpointOwnerPrefixes());
      for (CodeOffsets.Method method : CodeOffsets.of(classFile)) {
        handlerInstructions += compare(code, method);
      }
    }
    System.out.println(
        source
            + ": "
            + classFiles.size()
            + " classes, "
            + handlerInstructions
            + " instructions in cleanup code, "
            + time(classFiles));
    assertThat(classFiles.size()).isGreaterThan(ENOUGH_CLASSES);
    assertThat(handlerInstructions).isGreaterThan(ENOUGH_HANDLER_INSTRUCTIONS);
  }

  /** Returns how many instructions only handlers lead to. */
  private static int compare(HandlerCode code, CodeOffsets.Method method) {
    if (method.handlers().isEmpty()) {
      return 0;
    }
    SlowHandlerCode slow = new SlowHandlerCode(method, GateClass.checkpointOwnerPrefixes());
    int inHandlers = 0;
    for (CodeOffsets.Insn insn : method.instructions()) {
      int expected = slow.handlerAt(insn.pc());
      int actual = code.handlerAt(method.name(), method.descriptor(), insn.pc());
      if (actual != expected) {
        assertThat(actual).as(method.name() + method.descriptor() + insn.pc()).isEqualTo(expected);
      }
      inHandlers += expected < 0 ? 0 : 1;
    }
    return inHandlers;
  }

  private static String time(List<byte[]> classFiles) {
    String times = "";
    for (boolean lines : new boolean[] {false, true}) {
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        int found = 0;
        for (byte[] classFile : classFiles) {
          HandlerCode code =
              lines
                  ? HandlerCode.ofLines(
                      classFile, StopType.ERROR, GateClass.checkpointOwnerPrefixes())
                  : HandlerCode.of(classFile, StopType.ERROR, GateClass.checkpointOwnerPrefixes());
          found += code.isEmpty() ? 0 : 1;
        }
        assertThat(found).isPositive();
        best = Math.min(best, System.nanoTime() - begin);
      }
      times +=
          String.format(
              "%s%.1f us a class", lines ? ", with lines " : "", best / 1000.0 / classFiles.size());
    }
    return times;
  }

  private static List<byte[]> instrumented(List<byte[]> classFiles) {
    ClassInstrumenter instrumenter = new ClassInstrumenter(CheckpointChoice.gatesWhereTheySuit());
    List<byte[]> instrumented = new ArrayList<>();
    for (byte[] classFile : classFiles) {
      byte[] written = instrumenter.instrument(classFile).classFile();
      instrumented.add(written == null ? classFile : written);
    }
    return instrumented;
  }
}
