/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.message.ShellMessage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The JVMs of this user on this machine. */
final class LocalJvms {
  private static final long PAUSE_MILLIS = 100;

  /** More looks at a time would only wait for each other. */
  private static final int MOST_AT_A_TIME = 16;

  private LocalJvms() {}

  /** All JVMs except this one, sorted by PID. */
  static List<Found> find() throws ShellException {
    AttachApi api = AttachApi.load();
    String own = ManagementFactory.getRuntimeMXBean().getName().replaceAll("@.*", "");
    List<Callable<Found>> looks = new ArrayList<>();
    for (Object descriptor : api.descriptors()) {
      String pid = AttachApi.tell(descriptor, "id");
      if (!pid.equals(own)) {
        looks.add(() -> look(api, pid, AttachApi.tell(descriptor, "displayName")));
      }
    }
    List<Found> all = new ArrayList<>();
    // Each look may take seconds.
    ExecutorService lookers = Executors.newFixedThreadPool(MOST_AT_A_TIME);
    try {
      for (Future<Found> look : lookers.invokeAll(looks)) {
        all.add(look.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new ShellException(ShellMessage.NO_LIST.with(AttachApi.reason(e)), ExitCode.ERROR);
    } finally {
      lookers.shutdownNow();
    }
    all.sort(Comparator.comparing(found -> WideText.paddedLeft(found.pid, 20)));
    return all;
  }

  private static Found look(AttachApi api, String pid, String command) throws ShellException {
    if (!mayBeAttachedTo(pid)) {
      return new Found(pid, command, false, null);
    }
    try (LocalJvm jvm = api.attach(pid)) {
      return new Found(pid, command, true, jvm.agentVersion());
    } catch (ShellException gone) {
      return new Found(pid, command, false, null);
    }
  }

  /**
   * Whether to attach to a JVM that the user has not named: an attach could freeze a JVM that does
   * not reach safepoints, and would not return from a JVM that is halted. If it is not known
   * whether it reaches them, only a JVM that was started with the agent is attached to.
   */
  private static boolean mayBeAttachedTo(String pid) throws ShellException {
    LinuxProcess process = LinuxProcess.of(pid);
    if (process != null && process.isHalted()) {
      return false;
    }
    SafepointProbe.State state = SafepointProbe.look(pid).state();
    return state == SafepointProbe.State.REACHES
        || state == SafepointProbe.State.UNKNOWN
            && PerfCounters.of(pid).map(PerfCounters::hasAgentByFlag).orElse(false);
  }

  /**
   * Whether a JVM that was attached to a moment ago has ended. On Linux it is not attached to
   * again, which would block for ever if the JVM stands still.
   *
   * @param patienceMillis for how long to wait while its process exists, and may be about to end
   */
  static boolean hasEnded(String pid, long patienceMillis) {
    LinuxProcess process = LinuxProcess.of(pid);
    if (process != null) {
      return !isAlive(process, patienceMillis / PAUSE_MILLIS);
    }
    try (LocalJvm jvm = attach(pid)) {
      return jvm.agentVersion() == null;
    } catch (ShellException gone) {
      return true;
    }
  }

  private static boolean isAlive(LinuxProcess process, long looks) {
    try {
      for (long look = 0; look < looks && process.isAlive(); look++) {
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return process.isAlive();
  }

  static LocalJvm attach(String pid) throws ShellException {
    AttachApi api = check(pid);
    return api.attach(pid);
  }

  /**
   * Finds out, without a request to the process, whether it can be attached to.
   *
   * @throws ShellException if it cannot, with the reason and the remedy
   */
  static AttachApi check(String pid) throws ShellException {
    if (!pid.matches("[0-9]{1,19}")) {
      throw new ShellException(ShellMessage.NOT_A_JVM_NAME.with(pid), ExitCode.USAGE);
    }
    AttachApi api = AttachApi.load();
    AttachObstacle.check(pid);
    return api;
  }

  /** A JVM that was found. */
  static final class Found {
    private final String pid;
    private final String command;
    private final boolean answers;
    private final String agent;

    Found(String pid, String command, boolean answers, String agent) {
      this.pid = pid;
      this.command = command;
      this.answers = answers;
      this.agent = agent;
    }

    String pid() {
      return pid;
    }

    String command() {
      return command;
    }

    /**
     * The version of the agent; a dash if there is no agent, a question mark if the JVM does not
     * answer.
     */
    String agent() {
      return agent != null ? agent : answers ? "-" : "?";
    }

    Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("pid", Long.valueOf(pid));
      values.put("agent", agent);
      values.put("answers", answers);
      values.put("command", command);
      return values;
    }
  }
}
