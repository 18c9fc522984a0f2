/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HowItWorksPageTest {
  private static final String ROOM = "io.loopbrake.agent";
  private static final Path SOURCES = Path.of("src/main/java/io/loopbrake/agent");
  private static final Pattern IMPORT =
      Pattern.compile("import (?:static )?io\\.loopbrake\\.agent\\.([a-z]+)\\.");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  @Test
  void the_table_of_rooms_says_who_knows_whom() throws IOException {
    Map<String, Set<String>> documented = new HashMap<>();
    for (List<String> row :
        MarkdownPage.of("docs/how-it-works.md")
            .rowsOfTables("Package", "What lives there", "Knows")) {
      documented.put(row.get(0).replace("`", ""), codesIn(row.get(2)));
    }
    // The root's cell says all but one.
    assertThat(documented.remove(ROOM)).containsExactly("entry");

    assertThat(documented).isEqualTo(rooms());
  }

  private static Set<String> codesIn(String cell) {
    return CODE.matcher(cell).results().map(code -> code.group(1)).collect(Collectors.toSet());
  }

  private static Map<String, Set<String>> rooms() throws IOException {
    Map<String, Set<String>> rooms = new HashMap<>();
    try (Stream<Path> directories = Files.list(SOURCES)) {
      for (Path room : directories.filter(Files::isDirectory).toList()) {
        rooms.put(room.getFileName().toString(), importsOf(room));
      }
    }
    return rooms;
  }

  private static Set<String> importsOf(Path room) throws IOException {
    Set<String> imports = new TreeSet<>();
    try (Stream<Path> files = Files.list(room)) {
      for (Path file : files.toList()) {
        IMPORT.matcher(Files.readString(file)).results().forEach(i -> imports.add(i.group(1)));
      }
    }
    return imports;
  }

  @Test
  void the_class_in_java_lang_is_shown_as_its_source_has_it() throws IOException {
    String source =
        Files.readString(SOURCES.resolve("template/RuntimeTemplate.java"))
            .replaceAll("(?s)/\\*.*?\\*/", "")
            .replaceAll(" *//.*", "")
            .replaceAll("(?m)^(package|import).*", "")
            .replace("RuntimeTemplate", "$Loopbrake");

    assertThat(
            MarkdownPage.of("docs/how-it-works.md").blocks().stream()
                .map(block -> words(block.text())))
        .contains(words(source));
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }
}
