/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenMeansTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void a_means_is_closed_once_even_if_that_fails() {
    OpenMeans means =
        new OpenMeans(
            () -> {
              closed.add("means");
              throw new IllegalStateException("made up");
            });

    assertThatThrownBy(means::close).hasMessage("made up");
    assertThatCode(means::close).doesNotThrowAnyException();

    assertThat(closed).containsExactly("means");
  }

  @Test
  void a_means_that_holds_a_thread_is_closed_when_it_has_let_the_thread_go() throws Throwable {
    OpenMeans means = new OpenMeans(() -> closed.add("means"));
    means.use();

    means.close();
    assertThat(closed).isEmpty();

    means.leave();
    assertThat(closed).containsExactly("means");
  }

  @Test
  void a_means_that_was_closed_holds_no_thread() throws Throwable {
    OpenMeans means = new OpenMeans(() -> closed.add("means"));
    means.close();

    assertThatThrownBy(means::use).hasMessage("the means has been closed");
    assertThat(closed).containsExactly("means");
  }

  @Test
  void a_means_that_is_not_to_be_closed_stays_open_after_a_use() throws Throwable {
    OpenMeans means = new OpenMeans(() -> closed.add("means"));
    means.use();
    means.leave();

    assertThat(closed).isEmpty();
  }
}
