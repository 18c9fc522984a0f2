/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

/** Something that an operator starts by name. */
public abstract class Job {

  private final String name;
  private final String purpose;

  protected Job(String name, String purpose) {
    this.name = name;
    this.purpose = purpose;
  }

  public String getName() {
    return name;
  }

  /** What the job is good for, in a few words. */
  public String getPurpose() {
    return purpose;
  }

  /**
   * Does the work.
   *
   * @param badData whether the data has the record that the job never comes back from
   * @return the result, in words
   */
  public abstract String work(boolean badData) throws Exception;
}
