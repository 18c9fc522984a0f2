/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.server;

import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** Makes MBean servers that say whose they are. */
public final class OwnServerBuilder extends MBeanServerBuilder {
  @Override
  public MBeanServerDelegate newMBeanServerDelegate() {
    return new MBeanServerDelegate() {
      @Override
      public String getImplementationName() {
        return "own";
      }
    };
  }
}
