/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A section whose messages come from a JVM with threads that get into trouble. */
abstract class MessagesOfJvm extends MessagesOfSection {
  TroubledJvm jvm;

  @BeforeAll
  final void startJvm() throws Exception {
    jvm = TroubledJvm.start();
  }

  @AfterAll
  final void endJvm() throws Exception {
    jvm.close();
  }
}
