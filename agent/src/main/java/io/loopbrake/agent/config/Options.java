/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import java.io.File;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for, checked and complete. Immutable; prints back as the text of the flag.
 */
public final class Options {
  private final Map<Option, String> texts;
  private final ClassPatterns include;
  private final ClassPatterns exclude;
  private final LogLevel log;
  private final boolean jmx;
  private final CheckpointMode checkpoint;

  Options(Map<Option, String> texts) throws BadOptionException {
    this.texts = new EnumMap<>(texts);
    this.include = ClassPatterns.parse(texts.get(Option.INCLUDE));
    this.exclude =
        texts.containsKey(Option.EXCLUDE)
            ? ClassPatterns.parse(texts.get(Option.EXCLUDE))
            : ClassPatterns.NONE;
    this.log = LogLevel.valueOf(oneOf(Option.LOG).toUpperCase(Locale.ROOT));
    this.checkpoint = CheckpointMode.valueOf(oneOf(Option.CHECKPOINT).toUpperCase(Locale.ROOT));
    this.jmx = oneOf(Option.JMX).equals("on");
  }

  private String oneOf(Option option) throws BadOptionException {
    String value = texts.getOrDefault(option, option.defaultValue()).toLowerCase(Locale.ROOT);
    return OptionsParser.checkedChoice(option, value);
  }

  public ClassPatterns include() {
    return include;
  }

  public ClassPatterns exclude() {
    return exclude;
  }

  public CheckpointMode checkpoint() {
    return checkpoint;
  }

  public boolean jmx() {
    return jmx;
  }

  public LogLevel log() {
    return log;
  }

  /** Where to write instrumented classes to, if anywhere. */
  public Optional<File> dump() {
    String directory = texts.get(Option.DUMP);
    return directory == null ? Optional.empty() : Optional.of(new File(directory));
  }

  /** The options that were given, as the flag would say them. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Option, String> entry : texts.entrySet()) {
      text.append(text.length() == 0 ? "" : ",")
          .append(entry.getKey().key())
          .append('=')
          .append(entry.getValue());
    }
    return text.toString();
  }
}
