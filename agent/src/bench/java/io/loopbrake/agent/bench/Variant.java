/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

import io.loopbrake.agent.testing.ForkedJvm;
import java.util.ArrayList;
import java.util.List;

/** One of the ways to run that are compared: a name, and the agent options if there is an agent. */
record Variant(String name, String agentOptions) {
  private static final String NONE = "none";

  /** No agent, the agent as it comes, and flags in every loop as JShell and Scala's REPL do it. */
  static List<Variant> of(String include) {
    String options = "log=warn,include=" + include;
    return List.of(
        new Variant(NONE, null),
        new Variant("auto", options),
        new Variant("flag", options + ",checkpoint=flag"));
  }

  /**
   * The variants that the settings name; these three if they name none. The settings can also name
   * {@code options}: the agent with all options that watch threads or note waits.
   */
  static List<Variant> of(String include, Settings settings) {
    List<Variant> all = new ArrayList<>(of(include));
    List<String> wanted =
        List.of(settings.text("variants", String.join(",", names(all))).split(","));
    String hour = include + ":1h";
    all.add(
        new Variant(
            "options",
            "log=warn,include=%s,unblock=jdbc:sockets,interrupted=%s,deadline=%s,locks=defer"
                .formatted(include, hour, hour)));
    return all.stream().filter(variant -> wanted.contains(variant.name)).toList();
  }

  static List<String> names(List<Variant> variants) {
    return variants.stream().map(Variant::name).toList();
  }

  ForkedJvm on(ForkedJvm jvm) {
    return agentOptions == null ? jvm : jvm.withAgent(agentOptions);
  }
}
