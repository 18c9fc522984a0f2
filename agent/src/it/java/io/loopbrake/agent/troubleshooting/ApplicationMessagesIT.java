/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import org.junit.jupiter.api.Test;

class ApplicationMessagesIT extends MessagesOfSection {
  @Test
  void the_error_that_ends_a_task() throws Exception {
    try (TroubledJvm jvm = TroubledJvm.start()) {
      jvm.begin("spins");
      jvm.stop("spins");

      assertSaid(
          "stopped by Loopbrake request ...: ... (asked for by ...)",
          jvm.awaitLine("spins ended with "));
    }
  }
}
