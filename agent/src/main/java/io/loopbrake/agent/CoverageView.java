/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.control.Coverage;
import io.loopbrake.agent.delivery.HandlerLookup;
import io.loopbrake.agent.flow.CatchingCode;
import io.loopbrake.agent.flow.HandlerCode;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.reach.SeenHandlers;
import io.loopbrake.agent.stack.Frame;
import java.util.OptionalInt;

/** Gives stop control the facts in the ledgers. */
final class CoverageView implements Coverage, HandlerLookup {
  private final SeenHandlers lookedAt;
  private final CoverageLedger[] ledgers;

  /**
   * Creates a view.
   *
   * @param lookedAt the handlers of some classes without checkpoints, in their original code
   */
  CoverageView(SeenHandlers lookedAt, CoverageLedger... ledgers) {
    this.lookedAt = lookedAt;
    this.ledgers = ledgers;
  }

  @Override
  public boolean hasLoopIn(String className, String methodName) {
    for (CoverageLedger ledger : ledgers) {
      if (ledger.hasLoopIn(className, methodName)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isSelected(String className) {
    for (CoverageLedger ledger : ledgers) {
      if (ledger.isSelected(className)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean isSelectable(String className) {
    return ClassSelection.canSelect(className);
  }

  /**
   * The ledgers for a frame. Checkpoints move the code of a class, so the handlers of the original
   * code are not valid for a class with checkpoints.
   */
  private CoverageLedger[] knowing(Frame frame) {
    return isSelected(frame.className()) ? ledgers : lookedAt.ofOpenRequests();
  }

  @Override
  public int handlerOf(Frame frame) {
    int handler = UNKNOWN;
    for (CoverageLedger ledger : knowing(frame)) {
      OptionalInt found =
          ledger.handlerOf(
              frame.className(),
              frame.methodName(),
              frame.descriptor(),
              frame.byteCodeIndex(),
              frame.line());
      if (found.isPresent() && found.getAsInt() != HandlerCode.UNSURE) {
        handler = Math.max(NONE, found.getAsInt());
      }
    }
    return handler;
  }

  @Override
  public boolean isIncluded(Frame frame) {
    return isSelected(frame.className());
  }

  @Override
  public boolean swallows(Frame frame) {
    return answer(CatchingCode.Question.SWALLOWS, frame, frame);
  }

  @Override
  public boolean leadsOn(Frame caught, Frame now) {
    return answer(CatchingCode.Question.LEADS_ON, caught, now);
  }

  @Override
  public boolean returnsAfter(Frame caught) {
    return answer(CatchingCode.Question.RETURNS, caught, caught);
  }

  @Override
  public boolean isInOneLoop(Frame frame, Frame other) {
    return answer(CatchingCode.Question.LOOPS, frame, other);
  }

  @Override
  public boolean isInEndlessLoop(Frame frame) {
    return answer(CatchingCode.Question.ENDLESS, frame, frame);
  }

  @Override
  public boolean isInFetchingLoop(Frame frame) {
    return answer(CatchingCode.Question.FETCHES, frame, frame);
  }

  private boolean answer(CatchingCode.Question question, Frame frame, Frame other) {
    for (CoverageLedger ledger : knowing(frame)) {
      if (ledger.answer(
          question,
          frame.className(),
          frame.methodName(),
          frame.descriptor(),
          place(frame),
          place(other))) {
        return true;
      }
    }
    return false;
  }

  private static int place(Frame frame) {
    return frame.byteCodeIndex() == Frame.UNKNOWN ? frame.line() : frame.byteCodeIndex();
  }

  @Override
  public int gateOf(String className) {
    for (CoverageLedger ledger : ledgers) {
      int gate = ledger.gateOf(className);
      if (gate >= 0) {
        return gate;
      }
    }
    return -1;
  }
}
