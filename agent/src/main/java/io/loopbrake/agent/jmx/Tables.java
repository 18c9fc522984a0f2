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
        .column(Columns.ID, LONG, "the id of the request, for cancel and force", RequestView::id)
        .column(Columns.STATE, STRING, "the state of the request", r -> r.state().name())
        .column(Columns.WHY, STRING, "the cause of the state", RequestView::why)
        .column(
            Columns.TASK,
            STRING,
            "the id of the task: the id of its thread and a number",
            RequestView::task)
        .column(Columns.THREAD_ID, LONG, "the id of the thread of the task", RequestView::threadId)
        .column(
            Columns.THREAD_NAME,
            STRING,
            "the name of the thread at the time of the request",
            RequestView::threadName)
        .column(Columns.REASON, STRING, "the reason given in the request", RequestView::reason)
        .column(
            Columns.REQUESTED_BY, STRING, "the requester and its address", RequestView::requestedBy)
        .column(
            Columns.REQUESTED_AT, DATE, "the time of the request", r -> Date.from(r.requestedAt()))
        .column(
            "changedAt",
            DATE,
            "the time of the last change of the state",
            r -> Date.from(r.changedAt()))
        .column(
            "expiresAt",
            DATE,
            "the time at which the request expires if it is still open",
            r -> Date.from(r.expiresAt()))
        .column(
            "forced", BOOLEAN, "whether force was called for the request", RequestView::isForced)
        .column(
            "stack", STRING, "the frames at the first throw of the stop error", RequestView::stack);
  }

  static Table<LoopRow> busyLoops() {
    return new Table<LoopRow>("Loops", "threads that are busy in loops with brakes")
        .column(
            Columns.RANK,
            INTEGER,
            "1 for the hottest, because some clients change the order of the rows",
            LoopRow::rank)
        .column(
            Columns.CPU_PERCENT,
            DOUBLE,
            "the processor time that the thread used, in percent of one processor",
            row -> tenths(row.loop().cpuPercent()))
        .column(
            Columns.LOOP,
            STRING,
            "the place of the loop, as class.method:line",
            row -> row.loop().loop())
        .column(
            Columns.STATE,
            STRING,
            "the state of the thread at the last look",
            row -> row.loop().state().name())
        .column(
            Columns.TASK,
            STRING,
            "the id of the task in the loop, for stopTask; empty if the task is over",
            LoopRow::task)
        .column("taskKind", STRING, "the kind of the task", LoopRow::kind)
        .column(
            Columns.TASK_SECONDS,
            DOUBLE,
            "the time since the start of the task; -1 if the task is the whole life of the "
                + "thread, or is over",
            row -> row.nanos() < 0 ? -1 : tenths(row.nanos() / NANOS_PER_SECOND))
        .column(
            Columns.THREAD_ID,
            LONG,
            "the id of the thread, for stopThread",
            row -> row.loop().threadId())
        .column(
            Columns.THREAD_NAME, STRING, "the name of the thread", row -> row.loop().threadName());
  }

  static Table<UncoveredRow> uncovered() {
    return new Table<UncoveredRow>("Uncovered", "threads that are busy outside loops with brakes")
        .column(
            Columns.RANK,
            INTEGER,
            "1 for the hottest, because some clients change the order of the rows",
            UncoveredRow::rank)
        .column(
            Columns.CPU_PERCENT,
            DOUBLE,
            "the processor time that the thread used, in percent of one processor",
            row -> tenths(row.busy().cpuPercent()))
        .column(
            Columns.PATTERNS,
            STRING,
            "the patterns to add, separated by colons, so that the next loop there has brakes; "
                + "empty if there are none",
            row -> row.remedy().patterns())
        .column(
            Columns.PLACE,
            STRING,
            "the innermost method that the thread did not leave and, if this is a JDK "
                + "method, its caller",
            row -> row.busy().place())
        .column(
            Columns.REMEDY,
            STRING,
            "the operations that can stop it now and the next time",
            row -> row.remedy().sentence())
        .column(
            Columns.STATE,
            STRING,
            "the state of the thread at the last look",
            row -> row.busy().state().name())
        .column(
            Columns.TASK,
            STRING,
            "the id of the current task; empty if there is none",
            UncoveredRow::task)
        .column(
            Columns.THREAD_ID,
            LONG,
            "the id of the thread, for rescue",
            row -> row.busy().threadId())
        .column(
            Columns.THREAD_NAME, STRING, "the name of the thread", row -> row.busy().threadName());
  }

  static CompositeData busy(TabularData loops, TabularData uncovered) throws OpenDataException {
    return new Table<TabularData[]>("Busy", "busy threads, observed at the same time")
        .column(
            Columns.LOOPS,
            loops.getTabularType(),
            "the threads that are busy in loops with brakes, as in findLoops",
            tables -> tables[0])
        .column(
            Columns.UNCOVERED,
            uncovered.getTabularType(),
            "the threads that are busy elsewhere, as in findUncovered",
            tables -> tables[1])
        .row(new TabularData[] {loops, uncovered});
  }

  static CompositeData preview(ReloadForecast adding, ReloadForecast removing)
      throws OpenDataException {
    return new Table<ReloadForecast>("Preview", "the effect of a change of the patterns")
        .column(
            Columns.CLASSES_LOADED,
            INTEGER,
            "the number of all loaded classes",
            ReloadForecast::loaded)
        .column(
            Columns.RELOADED_BY_ADDING,
            INTEGER,
            "the largest number of classes that addClasses would reload",
            ReloadForecast::classes)
        .column(
            Columns.SECONDS_OF_ADDING,
            DOUBLE,
            "the estimated time; on Java 8 the JVM is stopped for most of it, in short " + "pauses",
            forecast -> tenths(forecast.seconds()))
        .column(
            "reloadedByRemoving",
            INTEGER,
            "the largest number of classes that removeClasses would reload",
            forecast -> removing.classes())
        .column(
            "secondsOfRemoving",
            DOUBLE,
            "the estimated time",
            forecast -> tenths(removing.seconds()))
        .row(adding);
  }

  private static double tenths(double number) {
    return Math.round(number * TENTHS) / TENTHS;
  }
}
