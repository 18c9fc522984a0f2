/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Selects the waits that a stop ends by other means than an interrupt. Immutable. */
public final class Unblock {
  private static final String OFF = "off";
  private static final String JDBC = "jdbc";
  private static final String SOCKETS = "sockets";
  private static final List<String> KINDS = Arrays.asList(JDBC, SOCKETS);

  private final Set<String> kinds;

  private Unblock(Set<String> kinds) {
    this.kinds = kinds;
  }

  /**
   * Reads kinds that are separated by colons, such as {@code jdbc:sockets}, or {@code off}.
   *
   * @throws BadOptionException if there is another kind
   */
  public static Unblock parse(String text) throws BadOptionException {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals(OFF)) {
      return new Unblock(Collections.emptySet());
    }
    Set<String> kinds = new LinkedHashSet<>(Arrays.asList(lower.split(":", -1)));
    for (String kind : kinds) {
      if (!KINDS.contains(kind)) {
        throw new BadOptionException(
            OptionMessage.BAD_VALUE.with(Option.UNBLOCK.key(), text),
            "it takes jdbc, sockets, both with a colon between them, or off",
            "write unblock=" + NearestWord.of(kind, KINDS).orElse("jdbc:sockets"));
      }
    }
    return new Unblock(kinds);
  }

  /** Whether statements of databases are cancelled. */
  public boolean cancelsStatements() {
    return kinds.contains(JDBC);
  }

  /** Whether sockets are closed. */
  public boolean closesSockets() {
    return kinds.contains(SOCKETS);
  }
}
