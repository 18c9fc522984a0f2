/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench;

/** One benchmark. */
interface Benchmark {
  /** The command's name. */
  String name();

  /** What it measures, and its settings. */
  String purpose();

  /** The settings with which it takes its share of the half hour that all may take together. */
  String briefly();

  void run(Settings settings, Report report) throws Exception;
}
