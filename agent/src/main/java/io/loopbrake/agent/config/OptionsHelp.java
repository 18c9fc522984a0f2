/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

/** The help for the options, generated from {@link Option}. */
public final class OptionsHelp {
  private static final int WIDTH = 80;
  private static final String INDENT = "      ";

  private OptionsHelp() {}

  /** The help text for a terminal of 80 columns. */
  public static String text(String version) {
    StringBuilder text =
        new StringBuilder("Loopbrake ")
            .append(version)
            .append(": a Java agent that puts brakes into loops.\n\n")
            .append("  java -javaagent:loopbrake-agent.jar=key=value,key=value ... YourMain\n\n");
    for (Option option : Option.values()) {
      text.append("  ").append(option.key()).append('=').append(option.form());
      if (option.isRequired()) {
        text.append("  (required)");
      } else if (!option.defaultValue().isEmpty()) {
        text.append("  (default: ").append(option.defaultValue()).append(')');
      }
      text.append('\n');
      appendWrapped(text, option.meaning().replace("`", ""));
    }
    return text.append("\nExample:\n\n")
        .append("  java -javaagent:loopbrake-agent.jar=include=com.acme.**:java.util.regex.** \\\n")
        .append("       -jar acme-server.jar\n")
        .toString();
  }

  private static void appendWrapped(StringBuilder text, String meaning) {
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : meaning.split(" ")) {
      if (line.length() + word.length() >= WIDTH) {
        text.append(line.toString().replaceAll(" $", "")).append('\n');
        line = new StringBuilder(INDENT);
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().replaceAll(" $", "")).append('\n');
  }
}
