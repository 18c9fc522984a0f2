/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.task.Tasks;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;

/** A stop control for the JVM of the tests, whose checkpoints the test passes itself. */
final class ControlOfThisJvm {
  private ControlOfThisJvm() {}

  static StopControl of(Tasks tasks) {
    try {
      return new StopControl(
          Checkpoints.define(ByteBuddyAgent.install()),
          tasks,
          new NothingCovered(),
          StopPolicies.withoutInterrupts());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest request, once there is one. */
  static RequestView awaitRequest(StopControl control) {
    List<RequestView> made = await().until(control::requests, requests -> !requests.isEmpty());
    return made.get(0);
  }
}
