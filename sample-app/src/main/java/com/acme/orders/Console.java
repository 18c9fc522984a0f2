/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders;

import com.acme.orders.jobs.JobList;
import com.acme.orders.server.Log;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.StringTokenizer;

/** Does what the operator types. */
public class Console {

  private static final String[] HELP = {
    "start NAME        start a job; its data has a bad record, so it will not end",
    "start NAME good   start a job on good data",
    "jobs              show the jobs",
    "quit              end the server",
    "A comma separates commands: start solver, start regex, jobs"
  };

  private final JobList jobs;
  private final Log log;

  public Console(JobList jobs, Log log) {
    this.jobs = jobs;
    this.log = log;
  }

  /** Reads commands to the end; true if the last one was quit, false if there are no more. */
  public boolean readCommands(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    while (line != null) {
      if (execute(line)) {
        return true;
      }
      line = reader.readLine();
    }
    return false;
  }

  /** Does the commands of a line, and tells whether one of them was quit. */
  public boolean execute(String line) {
    StringTokenizer commands = new StringTokenizer(line, ",");
    while (commands.hasMoreTokens()) {
      String command = commands.nextToken().trim();
      if (command.equals("quit")) {
        return true;
      }
      executeOne(command);
    }
    return false;
  }

  private void executeOne(String command) {
    StringTokenizer words = new StringTokenizer(command);
    String verb = words.hasMoreTokens() ? words.nextToken() : "";
    if (verb.equals("start") && words.hasMoreTokens()) {
      start(words);
    } else if (verb.equals("jobs")) {
      jobs.show();
    } else if (verb.equals("help")) {
      help();
    } else if (verb.length() > 0) {
      log.say("cannot do \"" + command + "\"; type help to see what can be done");
    }
  }

  private void start(StringTokenizer words) {
    String name = words.nextToken();
    String data = words.hasMoreTokens() ? words.nextToken() : "bad";
    if (data.equals("good") || data.equals("bad")) {
      jobs.start(name, data.equals("bad"));
    } else {
      log.say("the data of job \"" + name + "\" can be good or bad, not \"" + data + "\"");
    }
  }

  private void help() {
    for (int i = 0; i < HELP.length; i++) {
      log.say(HELP[i]);
    }
  }
}
