/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.recording;

import io.loopbrake.agent.control.RequestView;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;

/**
 * A change of state of a request. The fields are the columns of Requests. Needs Java 11.
 *
 * <p>Names none of its subclasses: the recorder links this class while it loads one of them, and
 * what is named here would be loaded twice then.
 */
@Category("Loopbrake")
@StackTrace(false)
abstract class StopEvent extends Event {
  @Label("Request")
  @Description("The request's id, for cancel and force")
  long id;

  @Label("State")
  @Description("Where the request stands")
  String state;

  @Label("Why")
  @Description("Why it stands there")
  String why;

  @Label("Task")
  @Description("The task to stop: its thread's id and its number")
  String task;

  @Label("Thread Id")
  @Description("The id of the thread to stop")
  long threadId;

  @Label("Thread Name")
  @Description("Its name when asked")
  String threadName;

  @Label("Reason")
  @Description("The operator's reason")
  String reason;

  @Label("Requested By")
  @Description("Who asked, and from where")
  String requestedBy;

  @Label("Requested At")
  @Description("When it was asked")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long requestedAt;

  @Label("Changed At")
  @Description("When it came into its state")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long changedAt;

  @Label("Expires At")
  @Description("When it ends at the latest")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long expiresAt;

  @Label("Forced")
  @Description("Whether it was ordered past all rules")
  boolean forced;

  @Label("Thrown In")
  @Description("Where the stop error was thrown first")
  String stack;

  final void fill(RequestView view) {
    id = view.id();
    state = view.state().name();
    why = view.why();
    task = view.task();
    threadId = view.threadId();
    threadName = view.threadName();
    reason = view.reason();
    requestedBy = view.requestedBy();
    requestedAt = view.requestedAt().toEpochMilli();
    changedAt = view.changedAt().toEpochMilli();
    expiresAt = view.expiresAt().toEpochMilli();
    forced = view.isForced();
    stack = view.stack();
  }
}
