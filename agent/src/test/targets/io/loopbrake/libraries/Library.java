/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

/** A library that has threads work, in the hands of the program that uses it. */
interface Library {
  /** Has a job done, behind those before it, and judges it by what the library says of it then. */
  void give(Job job) throws Exception;

  /** Ends its threads. */
  void close() throws Exception;
}
