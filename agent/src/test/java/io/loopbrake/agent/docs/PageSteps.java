/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.docs;

import java.util.List;
import java.util.function.UnaryOperator;

/** Does the blocks of one kind that a page has, such as commands for a shell. */
@FunctionalInterface
public interface PageSteps {
  /**
   * Does one block.
   *
   * @param lines what stands in the block
   * @param variables gives the value that a variable of the page's shell has
   * @return what the reader gets to see
   */
  String perform(List<String> lines, UnaryOperator<String> variables) throws Exception;
}
