/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.LoadedClasses;
import java.util.function.Supplier;

/** The parts of an agent that the operations for operators use. Immutable. */
public final class OperatedAgent {
  private final StopControl control;
  private final Targets targets;
  private final LoadedClasses classes;
  private final CoverageLedger ledger;
  private final StatusReport status;
  private final Supplier<String> detachment;

  /**
   * Describes an agent.
   *
   * @param detachment removes the agent, and returns the answer for the operator
   */
  public OperatedAgent(
      StopControl control,
      Targets targets,
      LoadedClasses classes,
      CoverageLedger ledger,
      StatusReport status,
      Supplier<String> detachment) {
    this.control = control;
    this.targets = targets;
    this.classes = classes;
    this.ledger = ledger;
    this.status = status;
    this.detachment = detachment;
  }

  /**
   * The operations.
   *
   * @param caller names the caller of the present call, in the thread of the call
   */
  LoopbrakeMBean operations(Supplier<String> caller) {
    return new LoopbrakeMBean(control, targets, classes, ledger, status, detachment, caller);
  }

  /** The MBean with these operations, not registered yet. */
  MBeanRegistration mbean() {
    return new MBeanRegistration(operations(Caller::describe), control);
  }
}
