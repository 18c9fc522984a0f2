/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.Printed;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class JobThreadTest {

  private final Printed printed = new Printed();

  @Test
  void resultIsPrinted() throws InterruptedException {
    run(() -> "7 bills");

    assertThat(printed.lines()).singleElement().asString().matches(ended("7 bills"));
  }

  @Test
  void exceptionIsPrinted() throws InterruptedException {
    run(
        () -> {
          throw new IOException("no paper");
        });

    assertThat(printed.lines())
        .singleElement()
        .asString()
        .matches(ended("java.io.IOException: no paper"));
  }

  @Test
  void errorIsPrintedTooAndGoesNoFurther() throws InterruptedException {
    run(
        () -> {
          throw new StackOverflowError("too deep");
        });

    assertThat(printed.lines())
        .singleElement()
        .asString()
        .matches(ended("java.lang.StackOverflowError: too deep"));
  }

  private static String ended(String how) {
    return "job-print ended after \\d+\\.\\d s: " + how;
  }

  private void run(Callable<String> work) throws InterruptedException {
    Job job =
        new Job("print", "print bills") {
          @Override
          public String work(boolean badData) throws Exception {
            return work.call();
          }
        };
    JobThread thread = new JobThread(job, false, printed.log());
    thread.start();
    thread.join();
  }
}
