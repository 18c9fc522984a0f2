/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.config.CheckpointMode;
import io.loopbrake.agent.gate.GateSafety;
import io.loopbrake.agent.gate.Gates;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.message.CheckpointMessage;
import io.loopbrake.agent.message.Message;
import java.lang.instrument.Instrumentation;
import java.util.Optional;

/** The kinds of checkpoints in this JVM, with the reason. Immutable. */
final class CheckpointDecision {
  private final CheckpointChoice choice;
  private final String description;

  private CheckpointDecision(CheckpointChoice choice, String description) {
    this.choice = choice;
    this.description = description;
  }

  static CheckpointDecision of(CheckpointMode asked, Instrumentation instrumentation, Gates gates) {
    if (asked == CheckpointMode.FLAG) {
      return new CheckpointDecision(CheckpointChoice.flags(), "flag checkpoints (asked for)");
    }
    if (asked == CheckpointMode.AUTO && GateSafety.isInterpreterAlone()) {
      return new CheckpointDecision(
          CheckpointChoice.flags(),
          "flag checkpoints (" + CheckpointMessage.INTERPRETER_ALONE + ")");
    }
    GateSafety safety = GateSafety.ofThisJvm(instrumentation);
    Optional<Message> unsafe = safety.objection();
    return of(asked, unsafe.isPresent() ? unsafe : gates.define(), safety.countedLoopsPoll());
  }

  static CheckpointDecision of(
      CheckpointMode asked, Optional<Message> objection, boolean countedLoopsPoll) {
    if (!objection.isPresent()) {
      return countedLoopsPoll
          ? new CheckpointDecision(
              CheckpointChoice.gatesWhereTheySuit(),
              "gates in tight and counted loops, flag checkpoints elsewhere")
          : new CheckpointDecision(
              CheckpointChoice.gatesAndPolls(),
              "gates in tight and counted loops, polls for safepoints in counted ones, flag"
                  + " checkpoints elsewhere");
    }
    Message reason = objection.get();
    return new CheckpointDecision(
        CheckpointChoice.flags(),
        "flag checkpoints ("
            + (asked == CheckpointMode.GATE ? CheckpointMessage.GATES_REFUSED.with(reason) : reason)
            + ")");
  }

  CheckpointChoice choice() {
    return choice;
  }

  /** For the banner and the status. */
  @Override
  public String toString() {
    return description;
  }
}
