/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.gate;

/**
 * The numbers that task boundaries pass to the agent: each encodes the boundary and the event
 * there.
 */
public final class TaskEvents {
  /** A task begins, inside of the present work of the thread. */
  public static final int BEGIN = 0;

  /**
   * The task or the idleness that began at the boundary is over, and everything that began inside
   * of it.
   */
  public static final int END = 1;

  /** The thread is a worker and waits for work; a task of the same boundary is over. */
  public static final int IDLE = 2;

  /** The worker has got its next task; the idleness or the task before is over. */
  public static final int NEXT = 3;

  /**
   * A task begins, unless a task of the same boundary is under way: then a part of that task
   * begins, which has an end like a task but is no task of its own.
   */
  public static final int JOIN = 4;

  private static final int BITS = 3;

  /** The number for events at which no task begins or ends. */
  public static final int NO_BOUNDARY = Integer.MAX_VALUE >>> BITS;

  /** The event that the calling thread has got the platform's MBean server. */
  public static final int MBEAN_SERVER = event(NO_BOUNDARY, END);

  private TaskEvents() {}

  /**
   * The event as planted code passes it.
   *
   * @param boundary a number from 0 on
   * @param happening {@link #BEGIN} to {@link #JOIN}
   */
  public static int event(int boundary, int happening) {
    return boundary << BITS | happening;
  }

  /** The number of the boundary; {@link #NO_BOUNDARY} for {@link #MBEAN_SERVER}. */
  public static int boundary(int event) {
    return event >>> BITS;
  }

  /** The event at the boundary: {@link #BEGIN} to {@link #JOIN}. */
  public static int happening(int event) {
    return event & (1 << BITS) - 1;
  }
}
