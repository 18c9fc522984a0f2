/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** Receives each change of state of each request, in order, on the control thread. */
public interface RequestListener {
  /** The request came into the state that the view shows. */
  void changed(RequestView view);
}
