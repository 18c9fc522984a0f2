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
  /** A task begins inside whatever the thread does. */
  public static final int BEGIN = 0;

  /** What the boundary began, task or idleness, is over, and all that was begun inside of it. */
  public static final int END = 1;

  /** The thread is a worker and waits for work; a task of the same boundary is over. */
  public static final int IDLE = 2;

  /** The worker has got its next task; the idleness or the task before is over. */
  public static final int NEXT = 3;

  /**
   * A task begins, unless the thread is at one of the same boundary: then a part of what it does
   * begins, which ends as a task would and is none of its own.
   */
  public static final int JOIN = 4;

  private static final int BITS = 3;

  /** The boundary number of what is no boundary of a task: nothing began there. */
  public static final int NO_BOUNDARY = Integer.MAX_VALUE >>> BITS;

  /** No event of a task: the calling thread has got the platform's MBean server. */
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

  public static int boundary(int event) {
    return event >>> BITS;
  }

  public static int happening(int event) {
    return event & (1 << BITS) - 1;
  }
}
