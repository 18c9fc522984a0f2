/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.promises;

/** An object of the JDK that several tasks use, one after the other or at the same time. */
interface Shared {
  /** Uses it for ever. Runs in the task that is stopped. */
  void use() throws Exception;

  /** What of the object's promises does not hold after the stop; null if all do. */
  String broken() throws Exception;
}
