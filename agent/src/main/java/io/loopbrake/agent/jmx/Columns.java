/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

/** The names of the columns that the shell reads, too. */
public final class Columns {
  public static final String CLASSES_LOADED = "classesLoaded";
  public static final String CPU_PERCENT = "cpuPercent";
  public static final String ID = "id";
  public static final String LOOP = "loop";
  public static final String LOOPS = "loops";
  public static final String MODE = "mode";
  public static final String PATTERNS = "patterns";
  public static final String PLACE = "place";
  public static final String RANK = "rank";
  public static final String REASON = "reason";
  public static final String RELOADED_BY_ADDING = "reloadedByAdding";
  public static final String REMEDY = "remedy";
  public static final String REQUESTED_AT = "requestedAt";
  public static final String REQUESTED_BY = "requestedBy";
  public static final String SECONDS_OF_ADDING = "secondsOfAdding";
  public static final String STATE = "state";
  public static final String TASK = "task";
  public static final String TASK_SECONDS = "taskSeconds";
  public static final String THREAD_ID = "threadId";
  public static final String THREAD_NAME = "threadName";
  public static final String UNCOVERED = "uncovered";
  public static final String VERSION = "version";
  public static final String WHY = "why";

  private Columns() {}
}
