/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReloadAllowanceTest {
  private final ReloadAllowance allowance = new ReloadAllowance();

  @Test
  void it_is_used_up_for_all_classes_of_a_loader_at_once_and_for_no_others() {
    for (int i = 0; i < ReloadAllowance.MOST; i++) {
      assertThat(allowance.isUsedUp(String.class)).isFalse();
      allowance.count(List.of(i % 2 == 0 ? String.class : StringBuilder.class));
    }

    assertThat(allowance.isUsedUp(Math.class)).isTrue();
    assertThat(allowance.isUsedUp(ReloadAllowanceTest.class)).isFalse();
  }

  @Test
  void classes_that_are_reloaded_together_count_once() {
    for (int i = 1; i < ReloadAllowance.MOST; i++) {
      allowance.count(List.of(String.class, StringBuilder.class, ReloadAllowanceTest.class));
    }

    assertThat(allowance.isUsedUp(String.class)).isFalse();
    assertThat(allowance.isUsedUp(ReloadAllowanceTest.class)).isFalse();
  }
}
