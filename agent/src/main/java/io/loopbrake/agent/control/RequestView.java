/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.stack.Frame;
import io.loopbrake.agent.text.SingleLine;
import java.time.Instant;

/** The state of a stop request at one moment. Immutable. */
public final class RequestView {
  private static final int MOST_FRAMES = 12;

  private final StopOrder order;
  private final Phase phase;
  private final String why;
  private final boolean forced;
  private final Frame[] stack;

  private RequestView(StopRequest request, Phase phase, String why) {
    this.order = request.order();
    this.phase = phase;
    // It names methods, and JVMs take line breaks in those (JVMS 4.2.2).
    this.why = SingleLine.of(why);
    this.forced = request.isForced();
    this.stack =
        phase.state == RequestState.PENDING ? new Frame[0] : request.throwRecord().firstStack();
  }

  /** The request as it is now; of an open one, {@code whereabouts} tells what its thread does. */
  static RequestView now(StopRequest request, Phase phase, String whereabouts) {
    if (!phase.state.isOpen()) {
      return new RequestView(request, phase, phase.why);
    }
    String note = request.note();
    String why = phase.why;
    if (why.isEmpty() && note.isEmpty()) {
      why = InlinedText.NOT_THROWN_YET;
    }
    for (String more : new String[] {note, whereabouts}) {
      why += why.isEmpty() || more.isEmpty() ? more : "; " + more;
    }
    return new RequestView(request, phase, why);
  }

  /** The request as it was when it came into a phase. */
  static RequestView of(StopRequest request, Phase phase) {
    return new RequestView(request, phase, phase.why.isEmpty() ? "asked for" : phase.why);
  }

  public long id() {
    return order.id;
  }

  public RequestState state() {
    return phase.state;
  }

  /** Why the request is in this state, in one line: a sentence without a full stop. */
  public String why() {
    return why;
  }

  /** The id of the task, such as {@code 57#1893}: the id of its thread and a number. */
  public String task() {
    return order.task;
  }

  public long threadId() {
    return order.threadId;
  }

  /** The thread's name when the request was made, in one line; never empty. */
  public String threadName() {
    return order.threadName;
  }

  /** The consequences of the stop, as a sentence without a full stop; empty if none are known. */
  public String aftermath() {
    return order.aftermath;
  }

  /** The reason that was given, in one line; never empty. */
  public String reason() {
    return order.reason.toString();
  }

  /** Who asked, and from where as far as it is known, in one line. */
  public String requestedBy() {
    return order.requestedBy;
  }

  public Instant requestedAt() {
    return order.requestedAt;
  }

  /** When the request expires if it is still open then. */
  public Instant expiresAt() {
    return order.requestedAt.plusSeconds(order.expirySeconds);
  }

  /** When the request came into its state. */
  public Instant changedAt() {
    return phase.since;
  }

  /** For how long the request has been in its state until this call. */
  public long nanosInState() {
    return System.nanoTime() - phase.sinceNanos;
  }

  /** Whether an operator has forced the stop past all rules of delivery. */
  public boolean isForced() {
    return forced;
  }

  /** The stack at the first delivery in one line, innermost frame first; empty before. */
  public String stack() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_FRAMES, stack.length); i++) {
      text.append(i == 0 ? "" : " < ").append(stack[i]);
    }
    return SingleLine.of(text.append(stack.length > MOST_FRAMES ? " < ..." : "").toString());
  }

  /** The id, the task, the thread and the state, without {@link #why}. */
  public String head() {
    return "request " + id() + " (task " + task() + ", thread " + threadName() + "): " + state();
  }

  /** The request in one line. */
  @Override
  public String toString() {
    return head() + ", " + why();
  }
}
