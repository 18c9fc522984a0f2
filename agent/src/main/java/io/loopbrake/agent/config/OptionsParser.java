/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import io.loopbrake.agent.message.OptionMessage;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Parses the string after {@code -javaagent:loopbrake-agent.jar=}. */
public final class OptionsParser {
  private static final String EXAMPLE =
      "write -javaagent:loopbrake-agent.jar=include=com.acme.**:org.example.jobs.*";

  private OptionsParser() {}

  /**
   * Reads the flag's text and the configuration file that it names, if any.
   *
   * @param arguments as the JVM passes it; null if the flag has no text
   * @throws BadOptionException if an option or the file is invalid
   */
  public static Options parse(String arguments) throws BadOptionException {
    Map<Option, String> given = flag(arguments == null ? "" : arguments.trim());
    String file = given.remove(Option.CONFIG);
    if (file != null) {
      for (Map.Entry<Option, String> entry : file(new File(file)).entrySet()) {
        given.putIfAbsent(entry.getKey(), entry.getValue());
      }
    }
    if (!given.containsKey(Option.INCLUDE)) {
      throw new BadOptionException(
          OptionMessage.MISSING_INCLUDE, "it names the classes whose loops get brakes", EXAMPLE);
    }
    return new Options(given);
  }

  /**
   * The file of the option {@code audit}, even if other options are invalid, so that this mistake
   * is written to the file, too. Empty if no file is named; throws nothing.
   *
   * @param arguments as for {@link #parse}
   */
  public static Optional<File> auditFile(String arguments) {
    Map<Option, String> given = new EnumMap<>(Option.class);
    for (String part : split(arguments == null ? "" : arguments.trim())) {
      putIfNamed(given, Option.AUDIT, part);
      putIfNamed(given, Option.CONFIG, part);
    }
    String file = given.get(Option.AUDIT);
    if (file == null && given.containsKey(Option.CONFIG)) {
      file = auditIn(new File(given.get(Option.CONFIG)));
    }
    return file == null ? Optional.empty() : Optional.of(new File(file));
  }

  private static void putIfNamed(Map<Option, String> given, Option option, String part) {
    String prefix = option.key() + "=";
    if (part.startsWith(prefix) && part.length() > prefix.length()) {
      given.putIfAbsent(option, part.substring(prefix.length()).trim());
    }
  }

  private static String auditIn(File config) {
    try {
      return properties(config).getProperty(Option.AUDIT.key());
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  private static Properties properties(File file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Map<Option, String> flag(String text) throws BadOptionException {
    Map<Option, String> given = new EnumMap<>(Option.class);
    for (String part : split(text)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new BadOptionException(
            OptionMessage.NOT_AN_OPTION.with(part),
            "the form is key=value, with ':' between the patterns of a value",
            nearest(part).map(key -> "did you mean '" + key + "=...'?").orElse(EXAMPLE));
      }
      put(given, part.substring(0, equals).trim(), part.substring(equals + 1));
    }
    return given;
  }

  /** Splits at each comma that a key follows, so that a value (a file name) may hold commas. */
  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', comma + 1)) {
      if (startsWithKey(text, comma + 1)) {
        parts.add(text.substring(start, comma));
        start = comma + 1;
      }
    }
    if (start < text.length()) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  private static boolean startsWithKey(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end > from && end < text.length() && text.charAt(end) == '=';
  }

  private static Map<Option, String> file(File file) throws BadOptionException {
    Properties properties;
    try {
      properties = properties(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadOptionException(
          OptionMessage.UNREADABLE_CONFIGURATION.with(file.getAbsolutePath()),
          String.valueOf(e.getMessage()),
          "name a readable properties file, such as config=/etc/acme/loopbrake.properties");
    }
    Map<Option, String> given = new EnumMap<>(Option.class);
    for (String key : properties.stringPropertyNames()) {
      try {
        if (key.equals(Option.CONFIG.key())) {
          throw new BadOptionException(
              OptionMessage.CONFIGURATION_IN_CONFIGURATION,
              "only one file is read",
              "move the options of the other file into this one");
        }
        put(given, key, properties.getProperty(key));
      } catch (BadOptionException e) {
        throw e.in("in " + file.getAbsolutePath());
      }
    }
    return given;
  }

  private static void put(Map<Option, String> given, String key, String value)
      throws BadOptionException {
    Option option = find(key);
    String trimmed = value.trim();
    if (trimmed.isEmpty()) {
      throw new BadOptionException(
          OptionMessage.NO_VALUE.with(key),
          "it takes " + option.form(),
          "write " + key + "=" + (option.isRequired() ? "com.acme.**" : option.form()));
    }
    if (given.put(option, trimmed) != null) {
      throw new BadOptionException(
          OptionMessage.GIVEN_TWICE.with(key),
          "only one value can apply",
          "write it once, and separate the patterns by ':'");
    }
  }

  private static Option find(String key) throws BadOptionException {
    for (Option option : Option.values()) {
      if (option.key().equals(key)) {
        return option;
      }
    }
    throw new BadOptionException(
        OptionMessage.UNKNOWN_OPTION.with(key),
        "the options are " + String.join(", ", keys()),
        nearest(key).map(near -> "did you mean '" + near + "'?").orElse(EXAMPLE));
  }

  static String checkedChoice(Option option, String value) throws BadOptionException {
    List<String> choices = Arrays.asList(option.form().split("\\|"));
    if (choices.contains(value)) {
      return value;
    }
    throw new BadOptionException(
        OptionMessage.BAD_VALUE.with(option.key(), value),
        "it takes one of " + String.join(", ", choices),
        "write "
            + option.key()
            + "="
            + NearestWord.of(value, choices).orElse(option.defaultValue()));
  }

  private static Optional<String> nearest(String word) {
    return NearestWord.of(word, keys());
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (Option option : Option.values()) {
      keys.add(option.key());
    }
    return keys;
  }
}
