/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import io.loopbrake.agent.link.Operation;
import java.io.Closeable;
import java.io.IOException;

/** A connection with the agent of another JVM. */
interface AgentConnection extends Closeable {
  /**
   * Calls an operation and waits for its end, for any time.
   *
   * @param arguments of the types that the operation has
   * @return a text; or a map from the names of columns, for a row; or a list of these, for a table
   * @throws IOException if the connection is lost
   * @throws Exception if the operation refuses the call or fails; the message is for the user
   */
  Object call(Operation operation, Object... arguments) throws Exception;
}
