/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.JdkTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of ours in a recording, as the JDK's own tool prints them. Immutable. */
record RecordedEvent(String name, Map<String, String> fields) {
  private static final String NAMES =
      "io.loopbrake.StopRequest,io.loopbrake.StopDelivery,io.loopbrake.StopEnd";
  private static final Pattern EVENT =
      Pattern.compile(
          "^(io\\.loopbrake\\.\\w+) \\{\\R(.*?)^\\}", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("^ +(\\w+) = \"?(.*?)\"?$", Pattern.MULTILINE);

  static List<RecordedEvent> in(Path recording, Jdk jdk) {
    String printed = JdkTool.run(jdk, "jfr", "print", "--events", NAMES, recording.toString());
    List<RecordedEvent> events = new ArrayList<>();
    for (Matcher event = EVENT.matcher(printed); event.find(); ) {
      Map<String, String> fields = new HashMap<>();
      FIELD.matcher(event.group(2)).results().forEach(f -> fields.put(f.group(1), f.group(2)));
      events.add(new RecordedEvent(event.group(1), fields));
    }
    return events;
  }

  String get(String field) {
    assertThat(fields).containsKey(field);
    return fields.get(field);
  }
}
