/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.NamePattern;
import io.loopbrake.agent.jmx.Columns;
import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.message.ShellMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The threads of a JVM that the user names on a command line. */
final class NamedThreads {
  private static final Pattern TASK = Pattern.compile("([0-9]{1,18})#u?[0-9]+");
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern NATIVE_ID =
      Pattern.compile("(?:nid=)?0x([0-9a-f]{1,15})|nid=([0-9]{1,15})");
  private static final int HEXADECIMAL = 16;

  /** As in {@code "import-7" #27 daemon prio=5 ... nid=0x1a2b runnable}. */
  private static final Pattern IN_DUMP =
      Pattern.compile("(?m)^\".*\" #([0-9]+)\\b.* nid=(0x[0-9a-f]+|[0-9]+)\\b");

  private NamedThreads() {}

  /** Whether this is the id of a task, and not only of a thread. */
  static boolean isTask(String what) {
    return TASK.matcher(what).matches();
  }

  /**
   * The ids of the threads.
   *
   * @param what a task, an id, a native id as in thread dumps, or a name, maybe with stars
   * @throws ShellException if there are none
   */
  static List<Long> find(RemoteAgent agent, String what) throws ShellException {
    Matcher task = TASK.matcher(what);
    if (task.matches()) {
      return single(Long.parseLong(task.group(1)));
    }
    if (ID.matcher(what).matches()) {
      return single(Long.parseLong(what));
    }
    Matcher id = NATIVE_ID.matcher(what);
    if (id.matches()) {
      long number =
          id.group(1) == null
              ? Long.parseLong(id.group(2))
              : Long.parseLong(id.group(1), HEXADECIMAL);
      return single(withNativeId(agent, number));
    }
    return named(agent, what);
  }

  private static List<Long> single(long id) {
    List<Long> ids = new ArrayList<>();
    ids.add(id);
    return ids;
  }

  private static long withNativeId(RemoteAgent agent, long wanted) throws ShellException {
    Matcher thread = IN_DUMP.matcher(agent.threadDump());
    while (thread.find()) {
      String found = thread.group(2);
      long number =
          found.startsWith("0x")
              ? Long.parseLong(found.substring(2), HEXADECIMAL)
              : Long.parseLong(found);
      if (number == wanted) {
        return Long.parseLong(thread.group(1));
      }
    }
    throw new ShellException(ShellMessage.NO_NATIVE_ID.with(wanted), ExitCode.ERROR);
  }

  /**
   * The threads of that name. If there are several, those of them that are busy. An idle thread is
   * selected by its whole name only: a pattern was meant for the runaway among many threads, and
   * the others are innocent when the runaway is gone. A virtual thread is found by its name only if
   * it is busy.
   */
  private static List<Long> named(RemoteAgent agent, String what) throws ShellException {
    NamePattern pattern;
    try {
      pattern = NamePattern.parse(what);
    } catch (BadOptionException e) {
      throw new ShellException(e);
    }
    List<Long> all = platformThreads(agent, pattern);
    if (all.size() == 1 && pattern.isOneName()) {
      return all;
    }
    List<Long> busy = new ArrayList<>();
    for (Row row : agent.findAllBusy()) {
      if (pattern.matches(row.text(Columns.THREAD_NAME))) {
        busy.add(row.threadId());
      }
    }
    if (!busy.isEmpty()) {
      return busy;
    }
    if (all.isEmpty()) {
      throw new ShellException(AnswerMessage.NO_THREAD_NAMED.with(what), ExitCode.ERROR);
    }
    if (!pattern.isOneName()) {
      throw new ShellException(ShellMessage.NONE_BUSY.with(what, all.size()), ExitCode.ERROR);
    }
    return all;
  }

  private static List<Long> platformThreads(RemoteAgent agent, NamePattern pattern)
      throws ShellException {
    List<Long> ids = new ArrayList<>();
    for (Map.Entry<Long, String> thread : agent.threadNames().entrySet()) {
      if (pattern.matches(thread.getValue())) {
        ids.add(thread.getKey());
      }
    }
    return ids;
  }
}
