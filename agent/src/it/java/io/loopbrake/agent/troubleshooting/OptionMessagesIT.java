/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionMessagesIT extends MessagesOfSection {
  private static final String OF_CLASS_PATTERN = "bad class pattern '...'";

  @TempDir private Path directory;

  /** Each flag that has a mistake leaves the place to the next one. */
  @Test
  void mistakes_in_the_flag() throws IOException {
    Map<String, String> mistakes = new LinkedHashMap<>(mistakes());
    mistakes.putAll(mistakesInPatterns());
    ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());
    for (String options : mistakes.values()) {
      jvm = jvm.withAgent(options);
    }

    String said = jvm.run("io.loopbrake.probes.Hello").err();

    Iterator<String> whats = linesWith("  what:   ", said).iterator();
    Iterator<String> whys = linesWith("  why:    ", said).iterator();
    for (String row : mistakes.keySet()) {
      String what = whats.next();
      String why = whys.next();
      boolean isOfPattern = mistakesInPatterns().containsKey(row);
      assertSaid(isOfPattern ? OF_CLASS_PATTERN : row, what);
      assertSaid(row, isOfPattern ? why : what);
    }
  }

  private static List<String> linesWith(String begin, String text) {
    return text.lines().filter(line -> line.startsWith(begin)).toList();
  }

  private Map<String, String> mistakes() throws IOException {
    Path file = directory.resolve("loopbrake.properties");
    Files.writeString(file, "include=com.acme.**\nconfig=other.properties\n");
    String longPattern = "com.acme.".repeat(60) + "*";
    Map<String, String> mistakes = new LinkedHashMap<>();
    mistakes.put("no option 'include'", "");
    mistakes.put("unknown option '...'", "inlcude=com.acme.**");
    mistakes.put("'...' is not an option", "com.acme.**,include=com.acme.**");
    mistakes.put("option '...' has no value", "include=");
    mistakes.put("option '...' is given twice", "include=a.**,include=b.**");
    mistakes.put("option '...' has the value '...'", "include=a.**,log=loud");
    mistakes.put("the configuration file ... cannot be read", "config=" + directory);
    mistakes.put("option 'config' in a configuration file", "config=" + file);
    mistakes.put("the class pattern is empty", "include=a.**::b.**");
    mistakes.put("the class pattern is ... characters long", "include=" + longPattern);
    mistakes.put("'...' does not name a method", "include=a.**,nostop=com.acme.Tx.commit");
    mistakes.put("'...' does not name a task", "include=a.**,tasks=com.acme.Tx#commit/quiet");
    mistakes.put("'...' is not a time", "include=a.**,expire=30");
    mistakes.put("the time ... is zero", "include=a.**,expire=0s");
    mistakes.put(
        "the method name pattern is ... characters long",
        "include=a.**,nostop=a.B#" + "x".repeat(501));
    mistakes.put("the time ... is too long", "include=a.**,expire=9000h");
    mistakes.put("'...' is not a list of patterns and times", "include=a.**,deadline=a.**");
    return mistakes;
  }

  /** What is said of these stands after {@code why}. */
  private static Map<String, String> mistakesInPatterns() {
    return Map.of(
        "'...' is not allowed in a class name", "include=com/acme/**",
        "three stars in a row have no meaning", "include=com.acme.***",
        "a dot must stand between two names", "include=com..acme");
  }

  @Test
  void mistakes_in_the_names_of_threads() throws Exception {
    try (TroubledJvm jvm = TroubledJvm.start()) {
      assertSaid("the thread name pattern is empty", jvm.answer("stopThreadsNamed", "", "test"));
      assertSaid(
          "the thread name pattern is ... characters long",
          jvm.answer("stopThreadsNamed", "x".repeat(501), "test"));
    }
  }
}
