/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleStepsTest {
  private static final Map<String, String> VARIABLES = Map.of("PID", "4711", "TASK", "21#0");

  @Test
  void fields_are_filled_in_with_what_the_page_remembers() throws Exception {
    assertThat(
            perform(
                "MBeans > io.loopbrake > Loopbrake > Operations > stopTask",
                "task: $TASK",
                "reason: a bill every 0 months: again"))
        .isEqualTo("4711 stopTask {task=21#0, reason=a bill every 0 months: again}");
  }

  @Test
  void an_attribute_is_looked_at() throws Exception {
    assertThat(perform("MBeans > io.loopbrake > Loopbrake > Attributes > Requests"))
        .isEqualTo("4711 Requests");
  }

  @Test
  void what_is_no_step_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> perform("MBeans > java.lang > Memory > Operations > gc"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> perform("MBeans > io.loopbrake > Loopbrake > Operations > cancel", "the last"));
  }

  private static String perform(String... lines) throws Exception {
    try (ConsoleSteps steps = new ConsoleSteps(Told::new)) {
      return steps.perform(List.of(lines), VARIABLES::get);
    }
  }

  private record Told(long pid) implements Console {
    @Override
    public String press(String operation, Map<String, String> fields) {
      return pid + " " + operation + " " + fields;
    }

    @Override
    public String look(String attribute) {
      return pid + " " + attribute;
    }

    @Override
    public void close() {}
  }
}
