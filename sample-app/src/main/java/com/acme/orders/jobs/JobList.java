/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import com.acme.orders.server.Log;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The jobs by name, and the thread that each one was last started in. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class JobList {

  private final Map jobs = new LinkedHashMap();
  private final Map threads = new LinkedHashMap();
  private final Log log;

  public JobList(Log log) {
    this.log = log;
  }

  public void add(Job job) {
    jobs.put(job.getName(), job);
  }

  public void start(String name, boolean badData) {
    Job job = (Job) jobs.get(name);
    if (job == null) {
      log.say("there is no job \"" + name + "\"; the jobs are " + names());
    } else if (isRunning(name)) {
      log.say("job-" + name + " is still running");
    } else {
      JobThread thread = new JobThread(job, badData, log);
      threads.put(name, thread);
      log.say(thread.getName() + " started: " + job.getPurpose());
      thread.start();
    }
  }

  public void show() {
    for (Iterator i = jobs.values().iterator(); i.hasNext(); ) {
      Job job = (Job) i.next();
      log.say(job.getName() + ": " + job.getPurpose() + ", " + state(job.getName()));
    }
  }

  private String state(String name) {
    return isRunning(name) ? "running for " + thread(name).age() : "not running";
  }

  private boolean isRunning(String name) {
    return thread(name) != null && thread(name).isAlive();
  }

  private JobThread thread(String name) {
    return (JobThread) threads.get(name);
  }

  private String names() {
    StringBuffer names = new StringBuffer();
    for (Iterator i = jobs.keySet().iterator(); i.hasNext(); ) {
      names.append(i.next()).append(i.hasNext() ? ", " : "");
    }
    return names.toString();
  }
}
