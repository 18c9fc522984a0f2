/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ShellMessage;
import java.io.Console;
import java.io.File;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops a loop that runs away now, in a JVM with or without the agent. */
@Command(
    description =
        "Stops a runaway loop in a JVM with or without the agent: checks from outside"
            + " whether the JVM can be attached to safely, starts the agent if it is missing,"
            + " and requests a stop that also reaches loops without brakes. Waits in the same"
            + " way as stop. Without a thread, it shows the busy threads and asks for one.")
final class RescueCommand extends AwaitingCommand {
  /** Selects no class of any application. */
  private static final String OPTIONS = "include=io.loopbrake.rescue.None";

  private static final int MOST_PLANS = 3;

  private final PrintStream err;
  private final File jar;
  private boolean hasLeftOut;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TASK|THREAD",
      description =
          "The id of a task or thread as in top (57#1893, 57), a native id as in a thread"
              + " dump (nid=0x1a2b), or the name of a thread, in which a star matches any"
              + " characters.")
  private String what;

  @Option(
      names = "--dry-run",
      description = "Show the steps that rescue would take for the thread. Stop nothing.")
  private boolean dryRun;

  @Option(names = "--detach", description = "Remove the agent at the end if rescue has started it.")
  private boolean detach;

  @Option(
      names = "--risk-freeze",
      description =
          "Continue even if the JVM does not reach safepoints, or if this is unknown. The"
              + " JVM may then stand still for good.")
  private boolean riskFreeze;

  RescueCommand(Screen screen, PrintStream err, File jar) {
    super(screen);
    this.err = err;
    this.jar = jar;
  }

  @Override
  void examine() throws ShellException {
    LocalJvms.check(jvm());
    look();
  }

  @Override
  Optional<AgentConnection> prepare(LocalJvm local) throws ShellException {
    String version = local.agentVersion();
    if (version != null) {
      step("the agent " + version + " is there already");
      return Optional.empty();
    }
    try (AwaitedAgent awaited = AwaitedAgent.of(local)) {
      version = LateAgent.start(local, jar, OPTIONS + awaited.option());
      step("the agent " + version + " was started in it");
      Optional<AgentConnection> made = awaited.connection();
      if (!made.isPresent() && awaited.hasTakenLong()) {
        step("the agent has not connected to this command, which now uses JMX");
      }
      return made;
    }
  }

  private void look() throws ShellException {
    SafepointProbe.Finding finding = SafepointProbe.look(jvm());
    switch (finding.state()) {
      case REACHES:
        step("JVM " + jvm() + " reaches safepoints: " + finding.reason());
        break;
      case STANDS_STILL:
        risk(
            new ShellException(
                ShellMessage.STANDS_STILL.with(jvm(), finding.reason()), ExitCode.UNSAFE));
        break;
      default:
        risk(
            new ShellException(
                ShellMessage.MAY_STAND_STILL.with(jvm(), finding.reason()), ExitCode.UNSAFE));
        break;
    }
  }

  private void risk(ShellException objection) throws ShellException {
    if (!riskFreeze) {
      throw objection;
    }
    step("it is not known whether JVM " + jvm() + " reaches safepoints, and the risk is taken");
  }

  private void step(String text) {
    if (!isJson()) {
      screen().paragraph(text, 0);
    }
  }

  @Override
  ExitCode run(RemoteAgent agent) throws ShellException {
    ExitCode code = ExitCode.ERROR;
    try {
      if (what == null) {
        what = choose(agent);
      }
      code = dryRun ? plan(agent) : afterRefusals(super.run(agent));
    } finally {
      if (detach) {
        detach(agent, code);
      }
    }
    return code;
  }

  @Override
  List<Long> ask(RemoteAgent agent, String reason) throws ShellException {
    if (NamedThreads.isTask(what)) {
      return agent.requestRescue(what, reason);
    }
    List<Long> threads = NamedThreads.find(agent, what);
    List<Long> requests = new ArrayList<>();
    for (Long id : threads) {
      try {
        requests.addAll(agent.requestRescue(id.toString(), reason));
      } catch (ShellException e) {
        // The requests that were made already are waited for, also if the connection is lost: the
        // JVM may have ended by the first of them.
        err.println(screen().failure("loopbrake: " + leftOut(threads, id, e)));
      }
    }
    return requests;
  }

  private ExitCode plan(RemoteAgent agent) throws ShellException {
    List<Long> threads = NamedThreads.find(agent, what);
    for (Long id : threads) {
      try {
        String plan = agent.planRescue(id);
        screen().paragraph("thread " + id + ":", 0);
        screen().paragraph(plan, 2);
      } catch (ShellException e) {
        screen().paragraph(leftOut(threads, id, e).text(), 0);
      }
    }
    return afterRefusals(ExitCode.DONE);
  }

  /**
   * Leaves out a thread that is refused, for the sake of the others.
   *
   * @throws ShellException the refusal, if there are no others
   */
  private Message leftOut(List<Long> threads, long id, ShellException refusal)
      throws ShellException {
    if (threads.size() == 1) {
      throw refusal;
    }
    hasLeftOut = true;
    return ShellMessage.LEFT_OUT.with(id, refusal.getMessage());
  }

  /** A request that is open or was closed without a stop is worse than a refusal. */
  private ExitCode afterRefusals(ExitCode code) {
    boolean isBetter = code == ExitCode.DONE || code == ExitCode.MISSED;
    return hasLeftOut && isBetter ? ExitCode.ERROR : code;
  }

  /** The id of a busy thread that the user chooses on the terminal. */
  private String choose(RemoteAgent agent) throws ShellException {
    List<Row> busy = agent.findAllBusy();
    if (busy.isEmpty()) {
      throw new ShellException(ShellMessage.NOTHING_BURNS.with(jvm()), ExitCode.ERROR);
    }
    if (isJson()) {
      throw nobodyNamed();
    }
    screen().table(LoopTable.linesWithIds(busy, screen().columns()));
    for (Row row : busy.subList(0, Math.min(MOST_PLANS, busy.size()))) {
      screen().paragraph(LoopTable.told(row) + ":", 0);
      screen().paragraph(planOrRefusal(agent, row.threadId()), 2);
    }
    Console console = Terminal.isInteractive() ? System.console() : null;
    String answer =
        console == null ? "" : console.readLine("which thread is to be stopped? [none] ");
    if (answer == null || answer.trim().isEmpty()) {
      throw nobodyNamed();
    }
    return answer.trim();
  }

  /** A thread may have ended since it was found; the user can choose another one. */
  private static String planOrRefusal(RemoteAgent agent, long threadId) throws ShellException {
    try {
      return agent.planRescue(threadId);
    } catch (ConnectionLostException e) {
      throw e;
    } catch (ShellException e) {
      return e.getMessage();
    }
  }

  private static ShellException nobodyNamed() {
    return new ShellException(ShellMessage.NO_THREAD_CHOSEN, ExitCode.USAGE);
  }

  private void detach(RemoteAgent agent, ExitCode code) throws ShellException {
    if (code == ExitCode.JVM_ENDED || hasJvmEnded()) {
      return;
    }
    if (!agent.status().text(Columns.PATTERNS).equals(OPTIONS)) {
      step("the agent stays, because it was there for more than rescue");
    } else if (code == ExitCode.OPEN) {
      step("the agent stays, because the request is open");
    } else {
      step(agent.detach());
    }
  }
}
