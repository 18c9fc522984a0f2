/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

/** The ways in which a stop request ends. */
final class Endings {
  static final StopRequest.Ending THREAD_OVER =
      new StopRequest.Ending() {
        @Override
        public RequestState state(boolean delivered) {
          return delivered ? RequestState.STOPPED : RequestState.MISSED;
        }

        @Override
        public String why(boolean delivered, String delivery) {
          return delivered
              ? "the thread has ended; the stop error was " + delivery
              : "the thread ended by itself before it passed a checkpoint";
        }
      };

  private Endings() {}

  static StopRequest.Ending cancelled(String how) {
    return new StopRequest.Ending() {
      @Override
      public RequestState state(boolean delivered) {
        return RequestState.CANCELLED;
      }

      @Override
      public String why(boolean delivered, String delivery) {
        return delivered
            ? how + "; the stop error had been " + delivery
            : how + " before the stop error was thrown";
      }
    };
  }
}
