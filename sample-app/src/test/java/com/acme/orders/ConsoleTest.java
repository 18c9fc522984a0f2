/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.orders.jobs.Job;
import com.acme.orders.jobs.JobList;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {

  private final Printed printed = new Printed();
  private final BlockingQueue<String> started = new LinkedBlockingQueue<>();
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final Console console = consoleWith("ship", "bill");

  @AfterEach
  void endJobs() {
    mayEnd.countDown();
  }

  @Test
  void startRunsTheJobOnBadData() throws InterruptedException {
    assertThat(console.execute("start bill")).isFalse();

    assertThat(nextStarted()).isEqualTo("job-bill on bad data");
    assertThat(printed.lines()).containsExactly("job-bill started: bill things");
  }

  @Test
  void goodDataHasToBeAskedFor() throws InterruptedException {
    console.execute("start bill good");

    assertThat(nextStarted()).isEqualTo("job-bill on good data");
  }

  @Test
  void commasSeparateCommands() throws InterruptedException {
    console.execute("start bill good, start ship");

    assertThat(new String[] {nextStarted(), nextStarted()})
        .containsExactlyInAnyOrder("job-bill on good data", "job-ship on bad data");
  }

  @Test
  void jobsTellsWhichOnesAreRunning() throws InterruptedException {
    console.execute("start bill");
    nextStarted();
    console.execute("jobs");

    assertThat(printed.lines())
        .hasSize(3)
        .anyMatch(line -> line.equals("ship: ship things, not running"))
        .anyMatch(line -> line.matches("bill: bill things, running for \\d+\\.\\d s"));
  }

  @Test
  void runningJobIsNotStartedAgain() throws InterruptedException {
    console.execute("start bill, start bill");

    assertThat(nextStarted()).isNotNull();
    assertThat(printed.lines()).last().isEqualTo("job-bill is still running");
    assertThat(started).isEmpty();
  }

  @Test
  void mistakesGetAnAnswer() {
    console.execute("start lunch, start bill fast, start, stop bill, ,");

    assertThat(printed.lines())
        .containsExactly(
            "there is no job \"lunch\"; the jobs are ship, bill",
            "the data of job \"bill\" can be good or bad, not \"fast\"",
            "cannot do \"start\"; type help to see what can be done",
            "cannot do \"stop bill\"; type help to see what can be done");
  }

  @Test
  void helpNamesEveryCommand() {
    console.execute("help");

    assertThat(printed.lines()).anyMatch(line -> line.startsWith("start NAME "));
    assertThat(printed.lines()).anyMatch(line -> line.startsWith("start NAME good "));
    assertThat(printed.lines()).anyMatch(line -> line.startsWith("jobs "));
    assertThat(printed.lines()).anyMatch(line -> line.startsWith("quit "));
  }

  @Test
  void quitEndsTheSessionAtOnce() throws IOException {
    BufferedReader typed = new BufferedReader(new StringReader("jobs\nquit, jobs\njobs\n"));

    assertThat(console.readCommands(typed)).isTrue();
    assertThat(printed.lines()).hasSize(2);
    assertThat(typed.readLine()).isEqualTo("jobs");
  }

  @Test
  void endOfInputIsNotQuit() throws IOException {
    assertThat(console.readCommands(new BufferedReader(new StringReader("jobs\n")))).isFalse();
  }

  private String nextStarted() throws InterruptedException {
    return started.poll(5, TimeUnit.SECONDS);
  }

  private Console consoleWith(String... names) {
    JobList jobs = new JobList(printed.log());
    for (String name : names) {
      jobs.add(new WaitingJob(name));
    }
    return new Console(jobs, printed.log());
  }

  private class WaitingJob extends Job {

    WaitingJob(String name) {
      super(name, name + " things");
    }

    @Override
    public String work(boolean badData) throws InterruptedException {
      started.add(Thread.currentThread().getName() + " on " + (badData ? "bad" : "good") + " data");
      mayEnd.await();
      return "done";
    }
  }
}
