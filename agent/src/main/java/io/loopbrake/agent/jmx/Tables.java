/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static javax.management.openmbean.SimpleType.BOOLEAN;
import static javax.management.openmbean.SimpleType.DATE;
import static javax.management.openmbean.SimpleType.DOUBLE;
import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.instrument.ReloadForecast;
import java.util.Date;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

/** The tables that operators see. */
final class Tables {
  private static final double TENTHS = 10;
  private static final double NANOS_PER_SECOND = 1e9;

  private Tables() {}

  static Table<RequestView> requests() {
    return new Table<RequestView>("Requests", "stop requests")
        .column("id", LONG, "the request's id, for cancel and force", RequestView::id)
        .column("state", STRING, "where the request stands", r -> r.state().name())
        .column("why", STRING, "why it stands there", RequestView::why)
        .column(
            "task", STRING, "the task to stop: its thread's id and its number", RequestView::task)
        .column("threadId", LONG, "the id of the thread to stop", RequestView::threadId)
        .column("threadName", STRING, "its name when asked", RequestView::threadName)
        .column("reason", STRING, "the operator's reason", RequestView::reason)
        .column("requestedBy", STRING, "who asked, and from where", RequestView::requestedBy)
        .column("requestedAt", DATE, "when it was asked", r -> Date.from(r.requestedAt()))
        .column("changedAt", DATE, "when it came into its state", r -> Date.from(r.changedAt()))
        .column("expiresAt", DATE, "when it ends at the latest", r -> Date.from(r.expiresAt()))
        .column("forced", BOOLEAN, "whether it was ordered past all rules", RequestView::isForced)
        .column("stack", STRING, "where the stop error was thrown first", RequestView::stack);
  }

  static Table<LoopRow> busyLoops() {
    return new Table<LoopRow>("Loops", "threads that are busy in loops with brakes")
        .column(
            "rank",
            INTEGER,
            "1 for the hottest; some clients change the order of rows",
            LoopRow::rank)
        .column(
            "cpuPercent",
            DOUBLE,
            "the share of one processor that the thread used",
            row -> tenths(row.loop().cpuPercent()))
        .column("loop", STRING, "class.method:line that it loops in", row -> row.loop().loop())
        .column(
            "state",
            STRING,
            "the thread's state at the last look",
            row -> row.loop().state().name())
        .column(
            "task",
            STRING,
            "the id of what it works on there, for stopTask; empty if that is over",
            LoopRow::task)
        .column("taskKind", STRING, "what kind of task that is", LoopRow::kind)
        .column(
            "taskSeconds",
            DOUBLE,
            "for how long it has worked on that; -1 for a thread that does one thing all its life",
            row -> row.nanos() < 0 ? -1 : tenths(row.nanos() / NANOS_PER_SECOND))
        .column("threadId", LONG, "the thread's id, for stopThread", row -> row.loop().threadId())
        .column("threadName", STRING, "the thread's name", row -> row.loop().threadName());
  }

  static Table<UncoveredRow> uncovered() {
    return new Table<UncoveredRow>(
            "Uncovered", "threads that are busy outside of loops with brakes")
        .column(
            "rank",
            INTEGER,
            "1 for the hottest; some clients change the order of rows",
            UncoveredRow::rank)
        .column(
            "cpuPercent",
            DOUBLE,
            "the share of one processor that the thread used",
            row -> tenths(row.busy().cpuPercent()))
        .column(
            "place",
            STRING,
            "the innermost method that it did not leave and, if that is of the JDK, who called it",
            row -> row.busy().place())
        .column("remedy", STRING, "what would reach it", UncoveredRow::remedy)
        .column(
            "state",
            STRING,
            "the thread's state at the last look",
            row -> row.busy().state().name())
        .column(
            "task", STRING, "the id of what it works on now; empty for none", UncoveredRow::task)
        .column("threadId", LONG, "the thread's id, for rescue", row -> row.busy().threadId())
        .column("threadName", STRING, "the thread's name", row -> row.busy().threadName());
  }

  static CompositeData busy(TabularData loops, TabularData uncovered) throws OpenDataException {
    return new Table<TabularData[]>("Busy", "threads that are busy, all of the same time")
        .column(
            "loops",
            loops.getTabularType(),
            "those that are busy in loops with brakes, as findLoops has them",
            tables -> tables[0])
        .column(
            "uncovered",
            uncovered.getTabularType(),
            "those that are busy elsewhere, as findUncovered has them",
            tables -> tables[1])
        .row(new TabularData[] {loops, uncovered});
  }

  static CompositeData preview(ReloadForecast adding, ReloadForecast removing)
      throws OpenDataException {
    return new Table<ReloadForecast>("Preview", "what a change of the patterns would do")
        .column("classesLoaded", INTEGER, "loaded classes, all of them", ReloadForecast::loaded)
        .column(
            "reloadedByAdding",
            INTEGER,
            "classes that addClasses would reload, at most",
            ReloadForecast::classes)
        .column(
            "secondsOfAdding",
            DOUBLE,
            "how long that may take; on Java 8 the JVM stands still for most of it, in short turns",
            forecast -> tenths(forecast.seconds()))
        .column(
            "reloadedByRemoving",
            INTEGER,
            "classes that removeClasses would reload, at most",
            forecast -> removing.classes())
        .column(
            "secondsOfRemoving",
            DOUBLE,
            "how long that may take",
            forecast -> tenths(removing.seconds()))
        .row(adding);
  }

  private static double tenths(double number) {
    return Math.round(number * TENTHS) / TENTHS;
  }
}
