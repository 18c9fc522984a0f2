/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import io.loopbrake.agent.docs.PageSteps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has a console do the steps of a page: a path in JConsole's tree, and a line {@code name: value}
 * for each field. The console is connected at the first step, when the page has set {@code $PID}.
 */
final class ConsoleSteps implements PageSteps, AutoCloseable {
  private static final Pattern PATH =
      Pattern.compile("MBeans > io\\.loopbrake > Loopbrake > (Operations|Attributes) > (\\w+)");
  private static final Pattern FIELD = Pattern.compile("(\\w+): (.*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z]+)");

  private final Start start;
  private Console console;

  ConsoleSteps(Start start) {
    this.start = start;
  }

  /** Starts a console and connects it to a process. */
  interface Start {
    Console connect(long pid) throws Exception;
  }

  @Override
  public String perform(List<String> lines, UnaryOperator<String> variables) throws Exception {
    if (console == null) {
      console = start.connect(Long.parseLong(variables.apply("PID")));
    }
    Matcher path = matched(PATH, lines.get(0));
    if (path.group(1).equals("Attributes")) {
      return console.look(path.group(2));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher field = matched(FIELD, line);
      fields.put(field.group(1), filledIn(field.group(2), variables));
    }
    return console.press(path.group(2), fields);
  }

  private static Matcher matched(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a step in JConsole: " + line);
    }
    return matcher;
  }

  private static String filledIn(String value, UnaryOperator<String> variables) {
    return VARIABLE
        .matcher(value)
        .replaceAll(name -> Matcher.quoteReplacement(variables.apply(name.group(1))));
  }

  @Override
  public void close() {
    if (console != null) {
      console.close();
    }
  }
}
