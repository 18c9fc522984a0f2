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

/** Says what is covered, what is not, and why. Thread-safe. */
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
   * @param mode how the agent came in, how checkpoints are made, and whether they were seen to work
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
    return new Table<CoverageTotals>("Status", "what the agent covers")
        .column("version", STRING, "the agent's version", totals -> version)
        .column("mode", STRING, "how the agent works in this JVM", totals -> mode)
        .column("patterns", STRING, "which classes are selected", totals -> patterns())
        .column(
            "classesInstrumented",
            INTEGER,
            "loaded classes that hold checkpoints",
            CoverageTotals::classesInstrumented)
        .column(
            "classesWithoutLoops",
            INTEGER,
            "loaded classes that are selected and have no loop",
            CoverageTotals::classesWithoutLoops)
        .column(
            "classesLeftAlone",
            INTEGER,
            "loaded classes that are selected and hold no checkpoint for the reasons given",
            CoverageTotals::classesLeftAlone)
        .column(
            "classesFailed",
            INTEGER,
            "loaded classes that could not be instrumented and run as they were",
            CoverageTotals::classesFailed)
        .column("checkpoints", LONG, "checkpoints planted", CoverageTotals::checkpoints)
        .column("gates", LONG, "how many of those are gates", CoverageTotals::gates)
        .column(
            "methodsGrownPastInlining",
            INTEGER,
            "methods that planted calls made larger than 325 bytes, so that HotSpot no longer inlines them",
            CoverageTotals::methodsGrownPastInlining)
        .column(
            "flagUp",
            BOOLEAN,
            "whether every checkpoint asks for stop requests at this moment",
            totals -> brakes.isFlagUp())
        .column("gatesArmed", INTEGER, "gates that do so, too", totals -> brakes.armedGates())
        .column("requestsOpen", LONG, "open stop requests", totals -> requests.open())
        .column(
            "requestsStopped",
            LONG,
            "requests until now that ended as STOPPED",
            totals -> requests.in(RequestState.STOPPED))
        .column(
            "requestsMissed",
            LONG,
            "requests until now that ended as MISSED",
            totals -> requests.in(RequestState.MISSED))
        .column(
            "requestsCancelled",
            LONG,
            "requests until now that ended as CANCELLED",
            totals -> requests.in(RequestState.CANCELLED))
        .column(
            "requestsExpired",
            LONG,
            "requests until now that ended as EXPIRED",
            totals -> requests.in(RequestState.EXPIRED))
        .column("backEdges", LONG, "loop back-edges seen", CoverageTotals::backEdges)
        .column(
            "taskBoundaries",
            INTEGER,
            "places in loaded code where a task begins or ends",
            totals -> boundaries.count())
        .column(
            "taskClasses",
            STRING,
            "the classes with such places",
            totals -> String.join(", ", boundaries.classes()))
        .lines(
            "tasksNotFound",
            "boundaries that were expected and are not there, a line each",
            totals -> boundaries.missing())
        .lines("leftAloneReasons", "why loops were left alone", StatusReport::reasons)
        .column(
            "classesNotCovered",
            INTEGER,
            "loaded classes that are selected but went past the agent",
            totals -> notCovered.size())
        .column(
            "notCovered",
            STRING,
            "the names of the first of those",
            totals -> notCovered.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")))
        .column(
            "agentThreads",
            STRING,
            "the agent's own threads that exist now, and how often their work has failed",
            totals -> String.join(", ", OwnThread.living()))
        .lines("lastFailures", "the last failures, a line each", totals -> failures.last())
        .row(ledger.totals());
  }

  /** What kind of task it is, in an operator's words. */
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
