/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.unblock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.Lines;
import io.loopbrake.agent.testing.Lines.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the table of blocking calls says, by trying each of them. */
@Tag("full")
class BlockingCallsIT {
  private static final String PROGRAM = "io.loopbrake.waits.BlockingCalls";
  private static final String GOES_ON = "goes on";
  private static final Pattern BY_VERSION = Pattern.compile("Java 8: (.*); later: (.*)");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");
  private static final Pattern REMEDY = Pattern.compile("(stop|end|open|send|force) .*");

  /** Their remedies are those of the application. */
  private static final Pattern WORK_OF_OTHERS =
      Pattern.compile("CompletableFuture\\.join|.*Uninterruptibly");

  private static final List<List<String>> TABLE =
      MarkdownPage.of("docs/limits.md")
          .rowsOfTables(
              "Call",
              "A stop",
              "With `interrupt=always`",
              "With `unblock=sockets`",
              "What an operator can do");

  @TempDir private Path directory;

  @ParameterizedTest(name = "Java {0}")
  @ValueSource(ints = {8, 17, 25})
  void each_call_ends_or_goes_on_as_the_page_says(int version) {
    Optional<Jdk> jdk = Jdk.of(version);
    assumeThat(jdk).as("Java %d is on this machine", version).isPresent();
    CompletableFuture<Lines> byDefault = seen(jdk.get(), "waiting", "off");
    CompletableFuture<Lines> always = seen(jdk.get(), "always", "off");
    CompletableFuture<Lines> sockets = seen(jdk.get(), "waiting", "sockets");

    assertRows(byDefault.join(), row -> cell(row, 1, version));
    assertRows(always.join(), row -> cell(row, 2, version));
    assertRows(sockets.join(), row -> cell(row, 3, version));
    assertThat(TABLE).allSatisfy(row -> assertAdvice(row, byDefault.join()));
  }

  private CompletableFuture<Lines> seen(Jdk jdk, String interrupt, String unblock) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Path files = Files.createTempDirectory(directory, interrupt + unblock);
            return Lines.of(
                ForkedJvm.of(jdk)
                    .withAgent(
                        "log=warn,include=io.loopbrake.waits.**,interrupt="
                            + interrupt
                            + ",unblock="
                            + unblock)
                    .run(PROGRAM, files.toString()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private interface Cell {
    String of(List<String> row);
  }

  private static void assertRows(Lines seen, Cell cell) {
    assertThat(seen.ofKind("call"))
        .extracting(line -> line.name() + ": " + line.get("outcome"))
        .containsExactlyInAnyOrderElementsOf(
            TABLE.stream().map(row -> name(row) + ": " + cell.of(row)).toList());
    assertThat(seen.ofKind("call"))
        .allSatisfy(
            line ->
                assertThat(line.get("state"))
                    .as(line.toString())
                    .isEqualTo(line.get("outcome").equals(GOES_ON) ? "PENDING" : "STOPPED"));
  }

  /** An empty cell of an option is as the one without it. */
  private static String cell(List<String> row, int column, int version) {
    String text = row.get(column).isEmpty() ? row.get(1) : row.get(column);
    MatchResult versions = BY_VERSION.matcher(text).results().findFirst().orElse(null);
    return plain(versions == null ? text : versions.group(version == 8 ? 1 : 2));
  }

  private static String name(List<String> row) {
    return plain(row.get(0));
  }

  private static String plain(String cell) {
    return cell.replace("`", "");
  }

  /** What is quoted is said, and what is to be done helps. */
  private static void assertAdvice(List<String> row, Lines seen) {
    Line call = seen.named("call", name(row));
    String advice = row.get(4);
    if (call.get("outcome").equals(GOES_ON)) {
      assertThat(call.get("why")).startsWith("the stop error was not thrown yet; the thread ");
    }
    assertThat(advice.isEmpty()).as(row.toString()).isEqualTo(!row.get(1).equals(GOES_ON));
    CODE.matcher(advice)
        .results()
        .map(quoted -> quoted.group(1))
        .filter(BlockingCallsIT::isSentence)
        .forEach(quoted -> assertThat(call.get("why")).containsPattern(asPattern(quoted)));
    if (REMEDY.matcher(advice).matches() && !WORK_OF_OTHERS.matcher(name(row)).matches()) {
      assertThat(seen.named("after", name(row)).is("ended")).as(row.toString()).isTrue();
    }
  }

  /** Not the name of an option or a command. */
  private static boolean isSentence(String quoted) {
    return Pattern.compile("[a-z]+ [a-z]+ ").matcher(quoted).find();
  }

  private static Pattern asPattern(String quoted) {
    return Pattern.compile(
        Arrays.stream(quoted.split("\\.\\.\\.", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^;]+")));
  }
}
