/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static javax.management.openmbean.SimpleType.BOOLEAN;
import static javax.management.openmbean.SimpleType.INTEGER;
import static javax.management.openmbean.SimpleType.LONG;
import static javax.management.openmbean.SimpleType.STRING;

import io.loopbrake.agent.boundary.BoundaryReport;
import io.loopbrake.agent.control.BrakeStatus;
import io.loopbrake.agent.control.RequestState;
import io.loopbrake.agent.control.RequestTotals;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.ClassTransformer;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.CoverageTotals;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.instrument.LoadedClasses;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.threads.OwnThread;
import java.util.List;
import java.util.stream.Collectors;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenDataException;

/** The status: the classes and loops with brakes, those without, and the reasons. Thread-safe. */
public final class StatusReport {
  private static final int MOST_NAMED = 20;

  private final String version;
  private final String mode;
  private final ClassTransformer transformer;
  private final LoadedClasses classes;
  private final CoverageLedger ledger;
  private final FailureLog failures;
  private final BoundaryReport boundaries;
  private final BrakeStatus brakes;

  /**
   * Creates a report.
   *
   * @param mode the way of the start, the kind of checkpoints, and the result of the self-test
   */
  public StatusReport(
      String version,
      String mode,
      ClassTransformer transformer,
      LoadedClasses classes,
      CoverageLedger ledger,
      FailureLog failures,
      BoundaryReport boundaries,
      BrakeStatus brakes) {
    this.brakes = brakes;
    this.boundaries = boundaries;
    this.version = version;
    this.mode = mode;
    this.transformer = transformer;
    this.classes = classes;
    this.ledger = ledger;
    this.failures = failures;
  }

  CompositeData now() throws OpenDataException {
    List<String> notCovered = classes.notCovered();
    RequestTotals requests = brakes.requestTotals();
    return new Table<CoverageTotals>("Status", "the coverage of the agent")
        .column(Columns.VERSION, STRING, "the version of the agent", totals -> version)
        .column(
            Columns.MODE,
            STRING,
            "the way of the start, the kind of checkpoints, and the result of the self-test",
            totals -> mode)
        .column(Columns.PATTERNS, STRING, "the patterns that select classes", totals -> patterns())
        .column(
            "classesInstrumented",
            INTEGER,
            "loaded classes with checkpoints",
            CoverageTotals::classesInstrumented)
        .column(
            "classesWithoutLoops",
            INTEGER,
            "selected loaded classes without loops",
            CoverageTotals::classesWithoutLoops)
        .column(
            "classesLeftAlone",
            INTEGER,
            "selected loaded classes without checkpoints, for the reasons in " + "leftAloneReasons",
            CoverageTotals::classesLeftAlone)
        .column(
            "classesFailed",
            INTEGER,
            "loaded classes that could not be instrumented and run unchanged",
            CoverageTotals::classesFailed)
        .column("checkpoints", LONG, "checkpoints planted", CoverageTotals::checkpoints)
        .column("gates", LONG, "the number of gates among the checkpoints", CoverageTotals::gates)
        .column(
            "methodsGrownPastInlining",
            INTEGER,
            "methods that HotSpot no longer inlines, because planted calls made them larger "
                + "than 325 bytes",
            CoverageTotals::methodsGrownPastInlining)
        .column(
            "flagUp",
            BOOLEAN,
            "whether every flag checkpoint looks for stop requests at the moment",
            totals -> brakes.isFlagUp())
        .column(
            "gatesArmed",
            INTEGER,
            "gates that look for stop requests at the moment",
            totals -> brakes.armedGates())
        .column("requestsOpen", LONG, "open stop requests", totals -> requests.open())
        .column(
            "requestsStopped",
            LONG,
            "requests that have ended as STOPPED so far",
            totals -> requests.in(RequestState.STOPPED))
        .column(
            "requestsMissed",
            LONG,
            "requests that have ended as MISSED so far",
            totals -> requests.in(RequestState.MISSED))
        .column(
            "requestsCancelled",
            LONG,
            "requests that have ended as CANCELLED so far",
            totals -> requests.in(RequestState.CANCELLED))
        .column(
            "requestsExpired",
            LONG,
            "requests that have ended as EXPIRED so far",
            totals -> requests.in(RequestState.EXPIRED))
        .column("backEdges", LONG, "back-edges of loops that were found", CoverageTotals::backEdges)
        .column(
            "taskBoundaries",
            INTEGER,
            "places in loaded code at which a task begins or ends",
            totals -> boundaries.count())
        .column(
            "taskClasses",
            STRING,
            "the classes with these places",
            totals -> String.join(", ", boundaries.classes()))
        .lines(
            "tasksNotFound",
            "expected boundaries of tasks that are missing, one per line",
            totals -> boundaries.missing())
        .lines(
            "leftAloneReasons",
            "the reasons for loops without checkpoints, one per line",
            StatusReport::reasons)
        .column(
            "classesNotCovered",
            INTEGER,
            "selected loaded classes that did not pass through the agent",
            totals -> notCovered.size())
        .column(
            "notCovered",
            STRING,
            "the names of the first of these classes",
            totals -> notCovered.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")))
        .column(
            "agentThreads",
            STRING,
            "the live threads of the agent, and the number of failures of each",
            totals -> String.join(", ", OwnThread.living()))
        .lines("lastFailures", "the last failures, one per line", totals -> failures.last())
        .row(ledger.totals());
  }

  /** The kind of the task, as operators see it. */
  String kindOf(Task task) {
    return boundaries.describe(task.boundary());
  }

  String patterns() {
    ClassSelection selection = transformer.selection();
    return "include="
        + selection.include()
        + (selection.exclude().size() == 0 ? "" : ",exclude=" + selection.exclude());
  }

  private static List<String> reasons(CoverageTotals totals) {
    return totals.leftAlone().entrySet().stream()
        .map(
            entry ->
                (entry.getValue() == 0 ? "whole classes" : entry.getValue() + " back-edges")
                    + ": "
                    + entry.getKey().explanation())
        .collect(Collectors.toList());
  }
}
