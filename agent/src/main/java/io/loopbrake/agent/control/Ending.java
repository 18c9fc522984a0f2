/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** How a request ends, which depends on whether the stop error was thrown before. */
interface Ending {
  RequestState state(boolean delivered);

  /** {@code delivery} is what was said of the delivery, if there was one. */
  String why(boolean delivered, String delivery);
}
