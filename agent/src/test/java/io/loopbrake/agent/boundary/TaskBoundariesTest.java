/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.TaskPatterns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskBoundariesTest {
  private static final ClassLoader LOADER = new ClassLoader() {};
  private static final ClassLoader BOOT = null;

  @Test
  void known_classes_have_boundaries_without_being_named() {
    TaskBoundaries boundaries = new TaskBoundaries(TaskPatterns.NONE);

    assertThat(boundaries.of(BOOT, "java/util/concurrent/ThreadPoolExecutor")).hasSize(2);
    assertThat(boundaries.of(LOADER, "org/apache/tomcat/util/threads/ThreadPoolExecutor"))
        .hasSize(2);
    assertThat(boundaries.of(BOOT, "java/lang/String")).isNull();
    assertThat(boundaries.of(LOADER, "com/acme/Worker")).isNull();
  }

  @Test
  void boundaries_are_described_in_an_operators_words() throws BadOptionException {
    TaskBoundaries boundaries = boundaries("com.acme.Worker#process:com.acme.*#handle*/swallow");

    assertThat(boundaries.describe(0)).isEqualTo("a task of a ThreadPoolExecutor");
    assertThat(boundaries.describe(6)).isEqualTo("an event of AWT");
    assertThat(boundaries.describe(64)).isEqualTo("com.acme.Worker#process");
    assertThat(boundaries.describe(65)).isEqualTo("com.acme.*#handle*");
    assertThat(boundaries.describe(66)).isEqualTo("a task");
    assertThat(boundaries.describe(63)).isEqualTo("a task");
    for (int known = 0; known <= 15; known++) {
      assertThat(boundaries.describe(known)).isNotEqualTo("a task");
    }
  }

  @Test
  void named_classes_are_numbered_in_the_order_of_the_patterns() throws BadOptionException {
    Place[] places =
        boundaries("a.A#run:com.acme.*#x:com.acme.Worker#y").of(LOADER, "com/acme/Worker");

    assertThat(places).extracting(Place::boundary).containsExactly(65, 66);
  }

  @Test
  void a_known_class_may_be_named_as_well() throws BadOptionException {
    Place[] places =
        boundaries("org.jboss.**#execute").of(LOADER, "org/jboss/threads/QueueExecutor");

    assertThat(places).extracting(Place::boundary).containsExactly(12, TaskBoundaries.FIRST_NAMED);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Worker#run, com/acme/Worker, true",
    "com.acme.Worker#run, com/acme/Worker$Part, true",
    "com.acme.Worker#run, com/acme/Workers, false",
    "**#run, com/acme/Worker, true",
    "**#run, com/acme/Worker$$Lambda$1, false",
    "**#run, com/acme/Worker$$SpringCGLIB$$0, false",
    "com.acme.Worker$$SpringCGLIB$$0#run, com/acme/Worker$$SpringCGLIB$$0, true",
  })
  void a_pattern_takes_what_was_written_and_not_what_stands_before_it(
      String pattern, String name, boolean taken) throws BadOptionException {
    assertThat(boundaries(pattern).of(LOADER, name) != null).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "**#run, java/util/Observable, false",
    "*.util.*#run, java/util/Observable, false",
    "java.util.*#run, java/util/Observable, true",
    "java.util.Observable#run, java/util/Observable, true",
    "java.lang.Thread#run, java/lang/Thread, false",
    "java.util.concurrent.locks.*#run, java/util/concurrent/locks/LockSupport, false",
  })
  void classes_of_the_jdk_have_to_be_named_outright_and_its_machinery_is_left_alone(
      String pattern, String name, boolean taken) throws BadOptionException {
    assertThat(boundaries(pattern).of(BOOT, name) != null).isEqualTo(taken);
  }

  private static TaskBoundaries boundaries(String patterns) throws BadOptionException {
    return new TaskBoundaries(TaskPatterns.parse(patterns));
  }
}
