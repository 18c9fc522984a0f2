/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnblockTest {
  @Test
  void nothing_is_unblocked_when_it_is_off() throws Exception {
    assertThat(Unblock.parse("off").cancelsStatements()).isFalse();
    assertThat(Unblock.parse("off").closesSockets()).isFalse();
  }

  @Test
  void each_kind_stands_for_itself_in_any_order() throws Exception {
    assertThat(Unblock.parse("jdbc").cancelsStatements()).isTrue();
    assertThat(Unblock.parse("jdbc").closesSockets()).isFalse();
    assertThat(Unblock.parse("Sockets:JDBC").cancelsStatements()).isTrue();
    assertThat(Unblock.parse("Sockets:JDBC").closesSockets()).isTrue();
  }

  @Test
  void another_word_is_refused_with_the_nearest_one() {
    assertThatThrownBy(() -> Unblock.parse("jdbc:socket"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("option 'unblock' has the value 'jdbc:socket'")
        .satisfies(
            thrown ->
                assertThat(((BadOptionException) thrown).remedy())
                    .isEqualTo("write unblock=sockets"));
  }
}
