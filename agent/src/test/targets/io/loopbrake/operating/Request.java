/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.operating;

import java.util.Date;
import javax.management.openmbean.CompositeData;

/** A stop request, as the attribute Requests shows it. */
public final class Request {
  private final Operator operator;
  private final long id;

  Request(Operator operator, long id) {
    this.operator = operator;
    this.id = id;
  }

  public long id() {
    return id;
  }

  /** The row as it is now. */
  public CompositeData row() {
    for (CompositeData row : operator.requests()) {
      if (row.get("id").equals(id)) {
        return row;
      }
    }
    throw new IllegalStateException("request " + id + " is not in the table");
  }

  public String state() {
    return (String) row().get("state");
  }

  public String why() {
    return (String) row().get("why");
  }

  public boolean isOpen() {
    return isOpen(row());
  }

  /** Whether the request of this row is open. */
  public static boolean isOpen(CompositeData row) {
    return row.get("state").equals("PENDING") || row.get("state").equals("DELIVERED");
  }

  /** Waits until it is closed, for so long at most. Returns whether it is. */
  public boolean awaitEnd(long millis) {
    return Pause.until(() -> !isOpen(), millis);
  }

  /** Waits until it is in the state, for so long at most. Returns whether it is. */
  public boolean awaitState(String state, long millis) {
    return Pause.until(() -> state().equals(state), millis);
  }

  /** Waits until what is said of it contains the text. Returns what is said then. */
  public String awaitWhy(String text, long millis) {
    String[] last = new String[1];
    Pause.until(() -> (last[0] = why()).contains(text), millis);
    return last[0];
  }

  public void cancel() {
    operator.call("cancel", id);
  }

  public void force() {
    operator.call("force", id, "it has to go");
  }

  /** A line of the report with what the row says. */
  public Line line(String kind, String name) {
    CompositeData row = row();
    return new Line(kind)
        .with("name", name)
        .with("id", id)
        .with("state", row.get("state"))
        .with("why", row.get("why"))
        .with("stack", row.get("stack"))
        .with("forced", row.get("forced"))
        .with("millis", millis(row, "requestedAt", "changedAt"));
  }

  private static long millis(CompositeData row, String from, String to) {
    return ((Date) row.get(to)).getTime() - ((Date) row.get(from)).getTime();
  }
}
