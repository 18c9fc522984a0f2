/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/**
 * Receives each change of state of each request, in order, one call at a time. The calls come from
 * the control thread, and at the end of stop control from the thread that closes it.
 */
public interface RequestListener {
  /**
   * The request came into the state that the view shows. A runtime exception has no effect on other
   * listeners or on the stop.
   */
  void changed(RequestView view);
}
