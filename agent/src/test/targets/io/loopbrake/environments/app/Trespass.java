/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.environments.app;

import java.util.function.BooleanSupplier;

/** Tries to read what code without a permission may not read. */
public class Trespass implements BooleanSupplier {
  @Override
  public boolean getAsBoolean() {
    try {
      return System.getProperty("user.home") != null;
    } catch (SecurityException denied) {
      return false;
    }
  }
}
