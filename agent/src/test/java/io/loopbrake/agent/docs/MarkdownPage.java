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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation, taken apart as far as tests need it. */
public final class MarkdownPage {
  /** The directory that the README lies in; tests run in that of their module. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String FENCE = "```";
  private static final Pattern MARKER = Pattern.compile("<!-- (.*) -->");
  private static final Pattern HEADING = Pattern.compile("#+ (.*)");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)]*)\\)");
  private static final Pattern RULE_OF_TABLE = Pattern.compile("\\|[ |-]+\\|");
  private static final Pattern NO_ESCAPED_BAR = Pattern.compile("(?<!\\\\)\\|");

  private final Path file;
  private final List<CodeBlock> blocks = new ArrayList<>();
  private final List<String> prose = new ArrayList<>();

  private MarkdownPage(Path file, List<String> lines) {
    this.file = file;
    read(lines);
  }

  /** The page with this path below the root of the project. */
  public static MarkdownPage of(String path) {
    try {
      Path file = ROOT.resolve(path);
      return new MarkdownPage(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The README and all pages below docs and .github. */
  static List<MarkdownPage> all() {
    return Stream.of("README.md", "docs", ".github").flatMap(MarkdownPage::below).toList();
  }

  private static Stream<MarkdownPage> below(String path) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(path))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> of(ROOT.relativize(file).toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(List<String> lines) {
    String marker = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith(FENCE)) {
        int first = i + 1;
        i = first + lines.subList(first, lines.size()).indexOf(FENCE);
        String language = line.substring(FENCE.length());
        blocks.add(new CodeBlock(marker, language, lines.subList(first, i), first));
      } else {
        prose.add(line);
      }
      Matcher matcher = MARKER.matcher(line);
      marker = matcher.matches() ? matcher.group(1) : "";
    }
  }

  /** The page as if it were no more than what stands below this heading, up to the next one. */
  public MarkdownPage section(String heading) {
    MarkdownPage section = new MarkdownPage(file, List.of());
    boolean inside = false;
    for (String line : prose) {
      Matcher matcher = HEADING.matcher(line);
      if (matcher.matches()) {
        inside = matcher.group(1).equals(heading);
      } else if (inside) {
        section.prose.add(line);
      }
    }
    return section;
  }

  /** The headings of all ranks. */
  public List<String> headings() {
    return prose.stream()
        .map(HEADING::matcher)
        .filter(Matcher::matches)
        .map(heading -> heading.group(1))
        .toList();
  }

  Path file() {
    return file;
  }

  List<CodeBlock> blocks() {
    return blocks;
  }

  /** What the page has its reader save under this name. */
  public List<String> fileNamed(String name) {
    return blocks.stream()
        .filter(block -> block.marker().equals("file: " + name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " has no file " + name))
        .lines();
  }

  /** The line of a block of commands that has this in it. */
  public String commandWith(String part) {
    return blocks.stream()
        .filter(CodeBlock::isCommands)
        .flatMap(block -> block.lines().stream())
        .filter(line -> line.contains(part))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(this + " has no command with " + part));
  }

  /** The page without its code blocks. */
  List<String> prose() {
    return prose;
  }

  /** The rows of all tables with these titles of their columns, without the row of the titles. */
  public List<List<String>> rowsOfTables(String... titles) {
    List<List<String>> rows = new ArrayList<>();
    List<String> wanted = List.of(titles);
    boolean inside = false;
    for (String line : prose) {
      if (!line.startsWith("|")) {
        inside = false;
      } else if (inside && !RULE_OF_TABLE.matcher(line).matches()) {
        rows.add(cells(line));
      } else {
        inside = inside || cells(line).equals(wanted);
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    String inner = line.strip();
    return NO_ESCAPED_BAR
        .splitAsStream(inner.substring(1, inner.length() - 1))
        .map(cell -> cell.strip().replace("\\|", "|").replace("\\*", "*"))
        .toList();
  }

  /** What can be linked to, named as GitHub names it. */
  List<String> anchors() {
    return headings().stream().map(MarkdownPage::anchor).toList();
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  /** Where the links of the page lead. */
  List<String> links() {
    return LINK.matcher(String.join("\n", prose)).results().map(link -> link.group(1)).toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }

  /**
   * A fenced block.
   *
   * @param marker what the comment directly before it says; empty if there is none
   * @param line the number of the first line inside, from 0 on
   */
  record CodeBlock(String marker, String language, List<String> lines, int line) {
    /** Whether a reader is to type it. */
    boolean isCommands() {
      return language.equals("sh");
    }

    String text() {
      return String.join("\n", lines);
    }
  }
}
