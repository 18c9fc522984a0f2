/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.link.Operation;
import java.lang.reflect.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations that a command knows by name. */
class OperationsOfLinkTest {

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"THREAD_NAMES", "THREAD_DUMP"})
  void each_is_in_the_mbean(Operation operation) throws NoSuchMethodException {
    Class<?>[] types =
        operation.parameters().stream()
            .map(type -> type == Long.class ? long.class : type)
            .toArray(Class<?>[]::new);
    String name = (operation.isAttribute() ? "get" : "") + operation.inMBean();

    Method method = LoopbrakeOperations.class.getMethod(name, types);

    assertThat(method.isAnnotationPresent(Described.class)).isTrue();
  }
}
