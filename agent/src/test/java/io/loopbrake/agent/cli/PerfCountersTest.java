/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopbrake.agent.testing.Jdk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PerfCountersTest {
  private static final int MAGIC = 0xcafec0c0;

  @Test
  void a_jvm_tells_what_it_is_and_how_often_it_came_to_a_safepoint() {
    PerfCounters counters = PerfCounters.of(Long.toString(ProcessHandle.current().pid())).get();

    assertThat(counters.javaVersion()).isEqualTo(Jdk.ofBuild().version());
    assertThat(counters.text("java.property.java.vm.name")).contains("VM");
    long before = counters.safepoints();
    System.gc();
    counters = PerfCounters.of(Long.toString(ProcessHandle.current().pid())).get();
    assertThat(counters.safepoints()).isGreaterThan(before);
    assertThat(counters.timeInSafepoints()).isPositive();
  }

  @Test
  void a_process_without_counters_has_none() {
    assertThat(PerfCounters.of("999999999")).isEmpty();
  }

  @Test
  void a_file_that_is_cut_or_no_such_file_is_refused() {
    byte[] cut = ByteBuffer.allocate(64).putInt(MAGIC).array();
    cut[4] = 1;
    cut[5] = 2;
    cut[7] = 1;
    cut[28] = 100;

    assertThatThrownBy(() -> PerfCounters.parse(cut)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PerfCounters.parse(Arrays.copyOf(cut, 20)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PerfCounters.parse(new byte[0])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> PerfCounters.parse("hello, I am no counters".getBytes()))
        .isInstanceOf(IOException.class);
  }
}
