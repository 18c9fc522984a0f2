/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.docs.MarkdownPage;
import java.util.List;
import java.util.stream.Stream;

/** The sections of the page that have messages, and who provokes those. */
enum Section {
  START("The agent does not start", StartMessagesIT.class),
  MODE("Flags instead of gates", ModeMessagesIT.class),
  OPTIONS("Mistakes in options and patterns", OptionMessagesIT.class),
  RUNNING("While it runs", RunningMessagesIT.class),
  ANSWERS("Answers over JMX", AnswerMessagesIT.class),
  REQUESTS("What a request says", RequestMessagesIT.class),
  REACH("Loops without checkpoints", ReachMessagesIT.class),
  APPLICATION("In the application", ApplicationMessagesIT.class),
  SHELL("In a shell", ShellMessagesIT.class),
  OTHERS("Messages of others", OtherMessagesIT.class);

  static final MarkdownPage PAGE = MarkdownPage.of("docs/troubleshooting.md");

  private final String heading;
  private final Class<? extends MessagesOfSection> provokedBy;

  Section(String heading, Class<? extends MessagesOfSection> provokedBy) {
    this.heading = heading;
    this.provokedBy = provokedBy;
  }

  /** The one whose messages this class provokes. */
  static Section of(Class<?> test) {
    return Stream.of(values()).filter(s -> s.provokedBy == test).findFirst().orElseThrow();
  }

  String heading() {
    return heading;
  }

  /** The first cells of its rows, without the quotes around those that are a quotation alone. */
  List<String> rows() {
    return rows(heading);
  }

  static List<String> rows(String heading) {
    MarkdownPage section = PAGE.section(heading);
    return Stream.of("Message", "What you see")
        .flatMap(title -> section.rowsOfTables(title, "Cause", "What to do").stream())
        .map(row -> row.get(0).replaceAll("^`([^`]*)`$", "$1"))
        .toList();
  }
}
