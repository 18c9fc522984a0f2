/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinksTest {
  private static final Pattern PATH_IN_CODE =
      Pattern.compile("`((?:agent|sample-app|docs|\\.ci|\\.github|pom)[/.][\\w./-]*)`");
  private static final Pattern MADE_BY_THE_BUILD = Pattern.compile("[^/]*/target(/.*)?");
  private static final Pattern TEST_IN_CODE = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

  static List<MarkdownPage> pages() {
    return MarkdownPage.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_leads_somewhere(MarkdownPage page) {
    for (String link : page.links()) {
      if (!URI.create(link).isAbsolute()) {
        assertThat(leadsSomewhere(page, link)).as(page + " links to " + link).isTrue();
      }
    }
  }

  private static boolean leadsSomewhere(MarkdownPage page, String link) {
    URI target = page.file().toUri().resolve(link);
    Path file = Path.of(target.getPath());
    return Files.isRegularFile(file)
        && (target.getFragment() == null
            || MarkdownPage.of(MarkdownPage.ROOT.relativize(file).toString())
                .anchors()
                .contains(target.getFragment()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_path_of_the_project_that_a_page_names_exists(MarkdownPage page) {
    assertThat(PATH_IN_CODE.matcher(String.join("\n", page.prose())).results())
        .as(page.toString())
        .extracting(path -> path.group(1))
        .filteredOn(path -> !MADE_BY_THE_BUILD.matcher(path).matches())
        .allSatisfy(path -> assertThat(MarkdownPage.ROOT.resolve(path)).exists());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_test_that_a_page_names_exists(MarkdownPage page) throws IOException {
    try (Stream<Path> agent = Files.walk(Path.of("src"));
        Stream<Path> sample = Files.walk(MarkdownPage.ROOT.resolve("sample-app/src/test/java"))) {
      Set<String> tests =
          Stream.concat(agent, sample)
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .collect(Collectors.toSet());
      assertThat(TEST_IN_CODE.matcher(String.join("\n", page.prose())).results())
          .as(page.toString())
          .extracting(test -> test.group(1))
          .isSubsetOf(tests);
    }
  }

  @Test
  void the_index_leads_to_every_page() {
    MarkdownPage index = MarkdownPage.of("docs/index.md");
    Path directory = index.file().getParent();
    Stream<String> others =
        pages().stream()
            .map(MarkdownPage::file)
            .filter(page -> !page.equals(index.file()) && !page.endsWith("README.md"))
            .map(page -> directory.relativize(page).toString());

    assertThat(index.links()).containsAll(others.toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void the_writing_is_plain(MarkdownPage page) {
    assertThat(page.file()).content().doesNotContain("\u2014", "\u2013", "\t\n", " \n");
  }
}
