/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

/** The meanings of parameters that several operations have, as JMX clients show them. */
final class ParameterMeanings {
  static final String MILLIS = "the time to watch, in milliseconds: 50 to 60000";
  static final String PATTERN =
      "a class pattern, such as com.acme.Report, com.acme.* or com.acme.**";
  static final String REASON = "the reason, shown in the error and in Requests";
  static final String REASON_AGAIN = "the reason for the stop, to be given again with the token";
  static final String REQUEST = "the id of the request, as Requests shows it";
  static final String SECONDS = "the time for which the request stays open, in seconds: 1 to 86400";
  static final String TARGET = "the id of a task (57#1893) or of a thread (57)";
  static final String TASK = "the id of the task, as findLoops shows it: 57#1893";
  static final String THREAD = "the id of the thread, as a thread dump shows it";

  private ParameterMeanings() {}
}
