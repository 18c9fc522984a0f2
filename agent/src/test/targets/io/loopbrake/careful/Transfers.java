/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.careful;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;

/** Stops transfers as often as the argument says, and counts those that were torn. */
public final class Transfers {
  private static final long PATIENCE_MILLIS = 20_000;

  private Transfers() {}

  public static void main(String[] arguments) {
    Operator operator = new Operator();
    int stopped = 0;
    int torn = 0;
    for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
      Accounts accounts = new Accounts();
      Subject subject = Subject.started("transfer " + i, accounts::transferForEver);
      Pause.millis(10);
      Request request = operator.stop(subject);
      request.awaitEnd(PATIENCE_MILLIS);
      stopped += request.state().equals("STOPPED") ? 1 : 0;
      torn += accounts.isWhole() ? 0 : 1;
    }
    new Line("transfers").with("stopped", stopped).with("torn", torn).print();
    System.exit(0);
  }
}
