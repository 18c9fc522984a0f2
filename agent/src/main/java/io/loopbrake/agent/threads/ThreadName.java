/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.threads;

import io.loopbrake.agent.text.SingleLine;

/** The names of threads as operators see them. */
public final class ThreadName {
  private ThreadName() {}

  /** The name in one line; if the thread has none, the kind of thread in brackets. Never empty. */
  public static String of(Thread thread) {
    String name = SingleLine.of(thread.getName());
    if (!name.trim().isEmpty()) {
      return name;
    }
    return VirtualThreads.isVirtual(thread) ? "(virtual, unnamed)" : "(unnamed)";
  }
}
