/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every Java at hand, in every way to run it. */
@Tag("full")
class CompatibilityIT {
  private static final Path REPORT = Path.of("target/compatibility.md");

  private static final List<Smoke> smokes = new ArrayList<>();

  @BeforeAll
  static void run_all_cells() throws IOException {
    for (Jdk jdk : Jdk.available()) {
      for (Way way : Way.values()) {
        Optional<String> refusal = way.refusal(jdk);
        if (refusal.isPresent()) {
          assertThat(way.isEverywhere()).as("%s, %s: %s", jdk, way, refusal.get()).isFalse();
          System.out.println(jdk + ", " + way + ": skipped, the JVM says: " + refusal.get());
        } else {
          Smoke smoke = Smoke.of(jdk, way);
          System.out.println(smoke.figures());
          smokes.add(smoke);
        }
      }
    }
    Files.writeString(
        REPORT,
        "Run on %s, %s %s.\n\n%s"
            .formatted(
                LocalDate.now(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                CompatibilityTable.of(smokes)));
  }

  @Test
  void the_banner_says_that_the_self_test_passed_and_names_the_brakes_that_suit_the_jvm() {
    assertThat(smokes).isNotEmpty().allSatisfy(Smoke::assertBanner);
  }

  @Test
  void a_loop_of_each_kind_is_stopped() {
    assertThat(smokes).isNotEmpty().allSatisfy(Smoke::assertStops);
  }

  @Test
  void the_status_counts_a_checkpoint_for_each_back_edge_and_gates_where_there_are_any() {
    assertThat(smokes).isNotEmpty().allSatisfy(Smoke::assertStatus);
  }

  @Test
  void nothing_is_written_but_the_programs_own_lines_and_the_agents() {
    assertThat(smokes).isNotEmpty().allSatisfy(Smoke::assertNoOtherOutput);
  }

  @Test
  void the_page_shows_what_was_run() {
    List<List<String>> rows =
        MarkdownPage.of("docs/compatibility.md").rowsOfTables(CompatibilityTable.titles());

    assertThat(smokes)
        .isNotEmpty()
        .allSatisfy(
            smoke ->
                assertThat(rows)
                    .as(smoke.figures())
                    .filteredOn(row -> row.get(0).equals(CompatibilityTable.java(smoke.jdk())))
                    .singleElement()
                    .extracting(row -> row.get(CompatibilityTable.column(smoke.way())))
                    .isEqualTo(smoke.verdict()));
  }
}
