/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AuditFileTest {
  private static final long MOST_BYTES = 100;
  private static final String LINE = "loopbrake: forty characters, and no more\n";

  @TempDir private Path directory;

  private Path path;
  private AuditFile file;

  @BeforeEach
  void describe() {
    path = directory.resolve("audit.log");
    file = new AuditFile(path.toFile(), MOST_BYTES);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void lines_are_appended_for_the_owner_alone() throws IOException {
    file.append(LINE);
    file.close();
    file.append("\u4f5c\u696d\n");

    assertThat(path).hasContent(LINE + "\u4f5c\u696d");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
  }

  @Test
  void at_its_size_the_file_is_put_aside_and_the_oldest_goes() throws IOException {
    for (int i = 0; i < 20; i++) {
      file.append(i + LINE);
    }

    assertThat(path).hasContent("18" + LINE + "19" + LINE);
    assertThat(directory.resolve("audit.log.1")).hasContent("16" + LINE + "17" + LINE);
    assertThat(directory.resolve("audit.log.4")).hasContent("10" + LINE + "11" + LINE);
    assertThat(directory.toFile().list()).hasSize(5);
  }

  @Test
  void a_symbolic_link_is_refused_and_what_it_leads_to_stays_as_it_was() throws IOException {
    Path precious = Files.writeString(directory.resolve("precious"), "precious");
    Files.createSymbolicLink(path, precious);

    assertThatThrownBy(() -> file.append(LINE)).isInstanceOf(IOException.class);

    assertThat(precious).hasContent("precious");
    assertThat(path).isSymbolicLink();
  }

  @Test
  void a_link_that_takes_the_place_of_the_open_file_is_refused() throws IOException {
    file.append(LINE);
    Path precious = Files.writeString(directory.resolve("precious"), "precious");
    Files.delete(path);
    Files.createSymbolicLink(path, precious);

    assertThatThrownBy(() -> file.append(LINE)).isInstanceOf(IOException.class);

    assertThat(precious).hasContent("precious");
  }

  @Test
  void putting_aside_replaces_a_link_and_follows_none() throws IOException {
    Path precious = Files.writeString(directory.resolve("precious"), "precious");
    Files.createSymbolicLink(directory.resolve("audit.log.1"), precious);

    for (int i = 0; i < 3; i++) {
      file.append(LINE);
    }

    assertThat(precious).hasContent("precious");
    assertThat(directory.resolve("audit.log.1")).hasContent(LINE + LINE);
  }

  @Test
  @Timeout(60)
  void a_pipe_that_nobody_reads_is_refused_at_once() throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> file.append(LINE)).isInstanceOf(IOException.class);
  }

  @Test
  void a_file_that_is_moved_away_is_begun_anew() throws IOException {
    file.append("0" + LINE);
    Files.move(path, directory.resolve("elsewhere"));
    file.append("1" + LINE);

    assertThat(path).hasContent("1" + LINE);
    assertThat(directory.resolve("elsewhere")).hasContent("0" + LINE);
  }
}
