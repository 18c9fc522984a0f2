/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The end of a request, which depends on the preceding actions. */
interface Ending {
  RequestState state(Progress progress);

  /** Says so; {@code deferral} is why the stop was deferred last, or empty if it never was. */
  String why(Progress progress, String deferral);
}
