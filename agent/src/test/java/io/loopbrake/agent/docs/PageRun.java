/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.docs.MarkdownPage.CodeBlock;
import java.time.Duration;
import java.util.List;

/**
 * Does what a page says, block by block. A comment before a block tells what it is: {@code run}
 * commands, {@code run until it shows} the same with patience, {@code output} of the block before,
 * {@code file: NAME} to be saved.
 */
final class PageRun {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String RUN = "run";
  private static final String RUN_UNTIL = "run until it shows";
  private static final String OUTPUT = "output";
  private static final String FILE = "file: ";

  private final MarkdownPage page;
  private final Shell shell;

  private PageRun(MarkdownPage page, Shell shell) {
    this.page = page;
    this.shell = shell;
  }

  /** Runs a page. Returns how many of its blocks were run or compared. */
  static int of(MarkdownPage page) throws Exception {
    try (Shell shell = new Shell()) {
      return new PageRun(page, shell).run();
    }
  }

  private int run() throws Exception {
    List<CodeBlock> blocks = page.blocks();
    int count = 0;
    for (int i = 0; i < blocks.size(); i++) {
      CodeBlock block = blocks.get(i);
      if (block.marker().startsWith(FILE)) {
        shell.save(block.marker().substring(FILE.length()), block.text());
      } else if (block.marker().equals(RUN) || block.marker().equals(RUN_UNTIL)) {
        run(block, i + 1 < blocks.size() ? blocks.get(i + 1) : block);
        count++;
      } else {
        assertThat(block.marker())
            .as("comment before line %d of %s", block.line(), page)
            .isIn("", OUTPUT);
      }
    }
    return count;
  }

  private void run(CodeBlock commands, CodeBlock next) throws Exception {
    boolean shows = next.marker().equals(OUTPUT);
    List<String> lines = shows ? next.lines() : List.of();
    if (commands.marker().equals(RUN_UNTIL)) {
      await().atMost(PATIENCE).untilAsserted(() -> runAndCompare(commands, lines));
    } else {
      runAndCompare(commands, lines);
    }
  }

  private void runAndCompare(CodeBlock commands, List<String> lines) throws Exception {
    String output = shell.run(commands.text());
    assertThat(new ShownOutput(lines).matches(output))
        .as("%s, line %d: the output is%n%s", page, commands.line(), output)
        .isTrue();
  }
}
