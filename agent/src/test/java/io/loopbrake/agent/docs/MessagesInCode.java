/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts in the agent's code, put together as the code puts them together. */
final class MessagesInCode {
  /** Stands for what the code inserts. */
  static final char INSERTED = '\u2026';

  private static final Path SOURCES = Path.of("src/main/java");
  private static final String COMMENT = "(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)";
  private static final String QUOTE_AS_CHARACTER = "'\"'";
  private static final String NEXT_LITERAL = "\"\\s*\\+\\s*\"";
  private static final String INSERTED_VALUE = "\"\\s*\\+([^\";?]+)\\+\\s*\"";
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private MessagesInCode() {}

  /** Every text of the code; what is inserted between two parts is {@link #INSERTED}. */
  static List<String> all() {
    List<String> texts = new ArrayList<>();
    for (String source : sources()) {
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        texts.add(literal.group(1));
      }
    }
    return texts;
  }

  private static List<String> sources() {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getParent().endsWith("message"))
          .map(MessagesInCode::textsJoined)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String textsJoined(Path file) {
    try {
      return Files.readString(file)
          .replaceAll(COMMENT, "")
          .replace(QUOTE_AS_CHARACTER, "' '")
          .replaceAll(NEXT_LITERAL, "")
          .replaceAll(INSERTED_VALUE, String.valueOf(INSERTED))
          .replace("{}", String.valueOf(INSERTED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
