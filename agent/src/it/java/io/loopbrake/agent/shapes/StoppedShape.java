/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.shapes;

/**
 * What the program that stops shapes printed of one of them.
 *
 * @param millis from the stop request to the end of the thread; infinite if it did not end
 * @param cpuShare how much processor time the JVM got meanwhile, in processors
 * @param thrown the class of what ended the thread
 * @param thrownWhereItLooped whether the trace begins in the frame that looped
 * @param message the message of what ended the thread
 * @param monitorsHeld how many monitors the thread held while it looped
 * @param monitorsFree whether another thread could enter them afterwards
 */
record StoppedShape(
    String name,
    double millis,
    double cpuShare,
    String thrown,
    boolean thrownWhereItLooped,
    String message,
    int monitorsHeld,
    boolean monitorsFree) {
  static StoppedShape parse(String[] columns) {
    return new StoppedShape(
        columns[1],
        columns[2].equals("never") ? Double.POSITIVE_INFINITY : Double.parseDouble(columns[2]),
        Double.parseDouble(columns[3]),
        columns[4],
        Boolean.parseBoolean(columns[5]),
        columns[6],
        Integer.parseInt(columns[7]),
        Boolean.parseBoolean(columns[8]));
  }
}
