/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.boundary.BoundaryLedger;
import io.loopbrake.agent.boundary.BoundaryReport;
import io.loopbrake.agent.boundary.MBeanServerHook;
import io.loopbrake.agent.boundary.TaskBoundaries;
import io.loopbrake.agent.classfile.PlantingRule;
import io.loopbrake.agent.config.Options;
import io.loopbrake.agent.config.TimeLimit;
import io.loopbrake.agent.control.Forecast;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.StopPolicy;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.control.TimeLimitWatch;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.instrument.CheckpointChoice;
import io.loopbrake.agent.instrument.ClassSelection;
import io.loopbrake.agent.instrument.ClassTransformer;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.instrument.LoadedClasses;
import io.loopbrake.agent.jmx.DirectOperations;
import io.loopbrake.agent.jmx.MBeanStart;
import io.loopbrake.agent.jmx.OperatedAgent;
import io.loopbrake.agent.jmx.StatusReport;
import io.loopbrake.agent.link.AgentEnd;
import io.loopbrake.agent.link.LinkAddress;
import io.loopbrake.agent.log.AgentLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.reach.LoopReach;
import io.loopbrake.agent.reach.SeenHandlers;
import io.loopbrake.agent.recording.FlightRecording;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.BacklogExecutor;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.ShutdownHook;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.unblock.Unblocker;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An agent at work: starts its parts in order, and closes them in reverse when one of them fails or
 * when the agent is removed. The classes in {@code java.lang} stay then, because a JVM unloads none
 * of the boot loader, and do nothing; a later agent takes them over. Methods that run changed code
 * go on in it until they return, and what is planted there does nothing, either.
 *
 * <p>Each class that is loaded here delays every start of the application. The code of the start
 * therefore uses no lambdas, whose classes the JVM would generate, and leaves the classes that only
 * operators need until there is an MBean server.
 */
final class RunningAgent {
  private static final long PATIENCE_MILLIS = 1000;

  private final Options options;
  private final Instrumentation instrumentation;
  private final AgentLog log;
  private final boolean atRuntime;
  private final Parts parts = new Parts();
  private volatile int restored;

  private RunningAgent(
      Options options, Instrumentation instrumentation, AgentLog log, boolean atRuntime) {
    this.log = log;
    this.options = options;
    this.instrumentation = instrumentation;
    this.atRuntime = atRuntime;
  }

  static void start(
      Options options,
      Instrumentation instrumentation,
      Checkpoints checkpoints,
      AgentLog log,
      boolean atRuntime) {
    RunningAgent agent = new RunningAgent(options, instrumentation, log, atRuntime);
    try {
      agent.start(checkpoints);
    } catch (Throwable failure) {
      agent.close();
      throw failure;
    }
  }

  private void start(Checkpoints checkpoints) {
    BacklogExecutor writer = new BacklogExecutor("log");
    FailureLog failures = new FailureLog(log, writer.whileLoadingClasses());
    // A thread of the application may hold the error stream for ever, and ours must not wait for
    // it.
    AgentLog queued = log.writtenBy(writer);
    LogFlush flush = new LogFlush(writer);
    parts.add(flush);
    ShutdownHook logFlush = new ShutdownHook("log-flush", flush);
    parts.add(logFlush);
    logFlush.add();
    MBeanServerHook hook = new MBeanServerHook(instrumentation);
    parts.add(hook);
    Optional<LinkAddress> command = atRuntime ? command(options) : Optional.empty();
    // Others who start it while the application runs expect the MBean at once.
    boolean registersLater = !atRuntime || command.isPresent();
    boolean hooked = options.jmx() && registersLater && hook.plant();
    CheckpointDecision decision =
        CheckpointDecision.of(options.checkpoint(), instrumentation, checkpoints.gates());
    CheckpointChoice choice = decision.choice();
    CoverageLedger ledger = new CoverageLedger();
    CoverageLedger selfTestLedger = new CoverageLedger();
    SeenHandlers lookedAt = new SeenHandlers();
    CoverageView coverage = new CoverageView(lookedAt, ledger, selfTestLedger);
    StopType stop = options.throwsException() ? StopType.EXCEPTION : StopType.ERROR;
    LoopReach reach =
        new LoopReach(instrumentation, checkpoints, lookedAt, failures, stop, options.reach());
    TaskBoundaries taskBoundaries = new TaskBoundaries(options.tasks());
    Tasks tasks = new Tasks(new BoundaryEvidence(taskBoundaries, coverage));
    Targets targets = new Targets(tasks);
    StopPolicy policy = StopPolicies.of(options, coverage, instrumentation, reach.entries());
    reach.judgeBy(policy.rules());
    StopControl control = new StopControl(checkpoints, tasks, coverage, policy);
    parts.add(control);
    Optional<Message> broken =
        new SelfTest(instrumentation, selfTestLedger, control, targets, failures).run(choice);
    control.startCounting();

    Unblocker unblocker =
        new Unblocker(
            instrumentation,
            options.unblock().cancelsStatements(),
            options.unblock().closesSockets());
    PlantingRule waits = unblocker.begin(checkpoints);
    control.unblockBy(unblocker);

    BoundaryLedger boundaryLedger = new BoundaryLedger();
    ClassTransformer transformer =
        new ClassTransformer(
            new ClassSelection(options.include(), options.exclude()),
            choice,
            stop,
            ledger,
            taskBoundaries,
            boundaryLedger,
            waits,
            failures,
            options.dump());
    LoadedClasses classes = new LoadedClasses(instrumentation, transformer, ledger);
    parts.add(
        new AutoCloseable() {
          @Override
          public void close() {
            restored = classes.restore();
          }
        });
    instrumentation.addTransformer(transformer, true);
    classes.begin();
    parts.add(reach);
    control.reachBy(reach);

    BoundaryReport boundaryReport = new BoundaryReport(taskBoundaries, boundaryLedger);
    control.foresee(
        new Forecast() {
          @Override
          public String of(Task task) {
            return boundaryReport.afterStopOf(task.boundary(), ThreadCalls.stackOf(task.thread()));
          }
        });
    control.listen(new AuditLog(queued));
    control.listen(new FlightRecording());
    if (!options.deadlines().isEmpty()) {
      watch(TimeLimitWatch.ofWork(control, targets), options.deadlines());
    }
    if (!options.interrupted().isEmpty()) {
      tasks.noteInterrupts();
      watch(TimeLimitWatch.ofInterrupts(control, targets), options.interrupted());
    }
    Supplier<OperatedAgent> operated =
        new Supplier<OperatedAgent>() {
          @Override
          public OperatedAgent get() {
            StatusReport status =
                new StatusReport(
                    Version.text(),
                    mode(decision, broken),
                    transformer,
                    classes,
                    ledger,
                    failures,
                    boundaryReport,
                    control);
            return new OperatedAgent(
                control, targets, classes, ledger, status, RunningAgent.this::remove);
          }
        };
    if (options.jmx()) {
      MBeanStart mbean = new MBeanStart(operated, queued, hooked);
      tasks.tellOfServer(mbean);
      parts.add(mbean);
      if (registersLater) {
        mbean.await();
      } else {
        mbean.run();
      }
    }
    if (command.isPresent()) {
      answer(command.get(), new DirectOperations(operated));
    }
    new Banner(Version.text(), options.include().size(), decision.toString(), options.jmx())
        .write(atRuntime ? queued : log, broken);
    ShutdownHook exitDelay = new ShutdownHook("exit-delay", new ExitDelay(control));
    // A client of the MBean may have had the agent removed by now.
    if (parts.add(exitDelay)) {
      exitDelay.add();
    }
    // Closed first, so that the log and the clients of the MBean hear of the requests that this
    // cancels.
    if (parts.add(control)) {
      // Shows other processes of the user that there is an agent, without any connection.
      System.setProperty(Version.PROPERTY, Version.text());
    }
  }

  /**
   * Closes the parts and ends the agent's threads. Returns false if they have been closed already.
   */
  private boolean close() {
    if (!parts.close()) {
      return false;
    }
    System.clearProperty(Version.PROPERTY);
    OwnThread.endAll(PATIENCE_MILLIS);
    return true;
  }

  /** Removes the agent; returns what was done and what remains, one line each. */
  private String remove() {
    return close()
        ? "the agent is out: "
            + restored
            + " loaded classes have their original code again;\nuntil the JVM ends there remain the"
            + " classes java.lang.$Loopbrake and\njava.lang.invoke.$Loopbrake$Gates, which do nothing"
        : "the agent has been taken out already";
  }

  /** Where the command waits that has started the agent; empty if nothing waits. */
  private static Optional<LinkAddress> command(Options options) {
    Optional<String> link = options.link();
    return link.isPresent() ? Optional.ofNullable(LinkAddress.parse(link.get())) : Optional.empty();
  }

  private void answer(LinkAddress command, DirectOperations operations) {
    AgentEnd link = new AgentEnd(command, operations);
    if (parts.add(link)) {
      link.begin();
    }
  }

  private static void watch(TimeLimitWatch watch, List<TimeLimit> limits) {
    for (TimeLimit limit : limits) {
      watch.add(limit.classes()::matches, limit.time().millis(), limit.toString());
    }
    watch.start();
  }

  private String mode(CheckpointDecision decision, Optional<Message> broken) {
    String mode =
        decision
            + (atRuntime
                ? ", attached to a running JVM: loops that were running then keep their old code"
                    + " until their method is left, but are often stopped at what they call"
                : ", started with the JVM");
    return broken.isPresent() ? "BRAKES DO NOT WORK: " + broken.get() + "; " + mode : mode;
  }
}
