/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

/**
 * What was seen of one job that ran away and was stopped.
 *
 * @param cpuPercent the share of a core that it burned, by the JVM's count
 * @param loop where the agent found it
 * @param request the request's last state
 * @param millis from asking for the stop to reading STOPPED, both over JMX
 * @param lastWords what the application itself printed about the job's end
 */
record StoppedJob(
    String name,
    double cpuPercent,
    BusyLoop loop,
    StopRequest request,
    long millis,
    String lastWords) {}
