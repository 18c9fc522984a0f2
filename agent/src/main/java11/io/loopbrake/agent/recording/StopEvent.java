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
 * <p>It names none of its subclasses: the recorder links this class while it loads one of them, and
 * a class that is named here would then be loaded twice.
 */
@Category("Loopbrake")
@StackTrace(false)
abstract class StopEvent extends Event {
  @Label("Request")
  @Description("The id of the request, for cancel and force")
  long id;

  @Label("State")
  @Description("The state of the request")
  String state;

  @Label("Why")
  @Description("The cause of the state")
  String why;

  @Label("Task")
  @Description("The id of the task: the id of its thread and a number")
  String task;

  @Label("Thread Id")
  @Description("The id of the thread of the task")
  long threadId;

  @Label("Thread Name")
  @Description("The name of the thread at the time of the request")
  String threadName;

  @Label("Reason")
  @Description("The reason given in the request")
  String reason;

  @Label("Requested By")
  @Description("The requester and its address")
  String requestedBy;

  @Label("Requested At")
  @Description("The time of the request")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long requestedAt;

  @Label("Changed At")
  @Description("The time of the last change of the state")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long changedAt;

  @Label("Expires At")
  @Description("The time at which the request expires if it is still open")
  @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
  long expiresAt;

  @Label("Forced")
  @Description("Whether force was called for the request")
  boolean forced;

  @Label("Thrown In")
  @Description("The frames at the first throw of the stop error")
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
