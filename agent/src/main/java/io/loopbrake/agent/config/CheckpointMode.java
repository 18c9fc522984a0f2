/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** The kinds of checkpoint that the user requests. */
public enum CheckpointMode {
  /** Gates in tight and counted loops where the JVM makes them safe, flags elsewhere. */
  AUTO,
  /** Flags everywhere. */
  FLAG,
  /** As {@link #AUTO}, with a warning if gates are not possible. */
  GATE
}
