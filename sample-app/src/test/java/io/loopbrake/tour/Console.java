/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import java.util.Map;

/**
 * A person at JConsole who is connected to the order server and has opened the agent's MBean.
 *
 * <p>What they see is given as text: a table as a line {@code name: value} for each column, in
 * alphabetical order, all rows one after the other, lowest key first, with a blank line between
 * two.
 */
interface Console extends AutoCloseable {
  /**
   * Fills in the fields of an operation and presses its button.
   *
   * @param operation its name; of two with the same name, the one with these parameters
   * @param fields the values by the names of the parameters, in the order of the page
   * @return what the dialog shows
   */
  String press(String operation, Map<String, String> fields) throws Exception;

  /** What is shown of an attribute, its table included. */
  String look(String attribute) throws Exception;

  @Override
  void close();
}
