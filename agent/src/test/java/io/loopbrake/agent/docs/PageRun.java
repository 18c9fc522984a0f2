/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage.CodeBlock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what a page says, block by block. A comment before a block tells what it is: {@code run}
 * commands, {@code output} of the block before, {@code file: NAME} to be saved. A test may add
 * kinds of its own to {@code run}. After a kind there can stand {@code until it shows}, to do it
 * with patience, and, behind a comma, a {@link PageNote} that the page's shell gets as a variable.
 * What is {@code run by} a test of its own is passed over.
 */
public final class PageRun {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Pattern STEP =
      Pattern.compile("(?<kind>\\w+)(?<patient> until it shows)?(?:, (?<note>.*))?");
  private static final String RUN = "run";
  private static final String OUTPUT = "output";
  private static final String FILE = "file: ";
  private static final String RUN_BY = "run by ";

  private final MarkdownPage page;
  private final Shell shell;
  private final Map<String, PageSteps> steps = new HashMap<>();

  private PageRun(MarkdownPage page, Shell shell, Map<String, PageSteps> more) {
    this.page = page;
    this.shell = shell;
    steps.put(RUN, (lines, variables) -> shell.run(String.join("\n", lines)));
    steps.putAll(more);
  }

  /** Runs a page. Returns how many of its blocks were run or compared. */
  static int of(MarkdownPage page) throws Exception {
    return of(page, Map.of());
  }

  /** Runs a page that has blocks of other kinds, too. Returns how many blocks were done. */
  public static int of(MarkdownPage page, Map<String, PageSteps> more) throws Exception {
    try (Shell shell = new Shell()) {
      return new PageRun(page, shell, more).run();
    }
  }

  private int run() throws Exception {
    List<CodeBlock> blocks = page.blocks();
    int count = 0;
    for (int i = 0; i < blocks.size(); i++) {
      CodeBlock block = blocks.get(i);
      Matcher step = STEP.matcher(block.marker());
      if (block.marker().startsWith(FILE)) {
        shell.save(block.marker().substring(FILE.length()), block.text());
      } else if (step.matches() && steps.containsKey(step.group("kind"))) {
        run(block, step, i + 1 < blocks.size() ? blocks.get(i + 1) : block);
        count++;
      } else if (whoRuns(block).isEmpty()) {
        assertThat(block.marker())
            .as("comment before line %d of %s", block.line(), page)
            .isIn("", OUTPUT);
      }
    }
    return count;
  }

  static boolean isRun(CodeBlock block) {
    Matcher step = STEP.matcher(block.marker());
    return step.matches() && step.group("kind").equals(RUN);
  }

  /** The test or script that does what a block says, if not the run of its page does. */
  static Optional<String> whoRuns(CodeBlock block) {
    return block.marker().startsWith(RUN_BY)
        ? Optional.of(block.marker().substring(RUN_BY.length()))
        : Optional.empty();
  }

  private void run(CodeBlock block, Matcher step, CodeBlock next) throws Exception {
    boolean shows = next.marker().equals(OUTPUT);
    List<String> lines = shows ? next.lines() : List.of();
    PageSteps kind = steps.get(step.group("kind"));
    if (step.group("patient") == null) {
      runAndCompare(kind, block, lines, step.group("note"));
    } else {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> runAndCompare(kind, block, lines, step.group("note")));
    }
  }

  private void runAndCompare(PageSteps kind, CodeBlock block, List<String> lines, String note)
      throws Exception {
    String output = kind.perform(block.lines(), shell::variable);
    assertThat(new ShownOutput(lines).matches(output))
        .as("%s, line %d: the output is%n%s", page, block.line(), output)
        .isTrue();
    if (note != null) {
      PageNote remembered = PageNote.parse(note);
      shell.run(remembered.name() + "='" + remembered.wordIn(output) + "'");
    }
  }
}
