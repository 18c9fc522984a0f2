/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.message.Catalogue;
import io.loopbrake.agent.message.Message;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The groups of messages that are not in the catalogue yet. */
class UncataloguedMessagesTest {
  private static final String VARYING = "...";

  private final List<String> catalogued = catalogued();
  private final List<String> quoted =
      MarkdownPage.of("docs/troubleshooting.md")
          .rowsOfTables("Message", "Cause", "What to do")
          .stream()
          .map(row -> row.get(0).replaceAll("^`|`$", ""))
          .filter(message -> !catalogued.contains(message))
          .toList();

  private static List<String> catalogued() {
    return Catalogue.names().stream()
        .flatMap(name -> Catalogue.group(name).stream())
        .map(message -> message.text().replace(Message.VARIABLE, VARYING))
        .toList();
  }

  @Test
  void every_message_of_the_page_is_in_the_code() {
    List<String> texts = MessagesInCode.all();

    assertThat(quoted)
        .allSatisfy(message -> assertThat(texts).as(message).anyMatch(text -> isIn(text, message)));
  }

  /** Whether the parts of a message that do not vary come one after the other in the text. */
  private static boolean isIn(String text, String message) {
    int from = 0;
    for (String part : parts(message)) {
      int at = text.indexOf(part, from);
      if (at < 0) {
        return false;
      }
      from = at + part.length();
    }
    return true;
  }

  private static List<String> parts(String message) {
    return Arrays.stream(message.split("\\.\\.\\.")).filter(part -> !part.isEmpty()).toList();
  }
}
