/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import io.loopbrake.agent.message.Catalogue;
import io.loopbrake.agent.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of messages in a page, each behind a comment with the name of its group: {@code <!--
 * messages: OptionMessage -->}.
 */
final class MessageTables {
  private static final Pattern MARKER = Pattern.compile("<!-- messages: (\\w+) -->");
  private static final String VARYING = "...";

  private final List<String> seen = new ArrayList<>();

  /** The names of the groups whose tables were made, in the order of the page. */
  List<String> seen() {
    return seen;
  }

  /** The lines of a page with new tables in the place of those that they have. */
  List<String> in(List<String> lines) {
    List<String> page = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i++);
      page.add(line);
      Matcher marker = MARKER.matcher(line);
      if (marker.matches()) {
        while (i < lines.size() && (lines.get(i).isBlank() || lines.get(i).startsWith("|"))) {
          i++;
        }
        page.add("");
        page.addAll(table(marker.group(1)));
        if (i < lines.size()) {
          page.add("");
        }
      }
    }
    return page;
  }

  private List<String> table(String group) {
    seen.add(group);
    List<String> table = new ArrayList<>();
    table.add(row("Message", "Cause", "What to do"));
    table.add(row("---", "---", "---"));
    for (Message message : Catalogue.group(group)) {
      String text = message.text().replace(Message.VARIABLE, VARYING);
      table.add(row("`" + text + "`", message.cause(), message.remedy()));
    }
    return table;
  }

  private static String row(String text, String cause, String remedy) {
    return "| " + text + " | " + cause + " | " + (remedy.isEmpty() ? "|" : remedy + " |");
  }
}
