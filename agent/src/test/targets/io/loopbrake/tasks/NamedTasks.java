/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** A thread with tasks that the user names, one of which is stopped. */
public final class NamedTasks {
  private NamedTasks() {}

  public static void main(String[] arguments) throws Exception {
    EventRecorder.install();
    EventRecorder.setStopError(UnsupportedOperationException.class);
    Mail mail = new Mail();
    System.out.println(mail.anInt() + " " + Mail.loops(1000) + " " + mail.countsDown(2));
    Mail.body =
        () -> {
          EventRecorder.write("stop");
          throw new UnsupportedOperationException();
        };
    System.out.println(mail.anObject() + " " + mail.aLong() + " " + mail.aBoolean());
    try {
      mail.anInt();
    } catch (UnsupportedOperationException e) {
      EventRecorder.write("thrown");
    }
    Mail.body =
        () -> {
          throw new IllegalArgumentException();
        };
    try {
      mail.anObject();
    } catch (IllegalArgumentException e) {
      EventRecorder.write("thrown");
    }
    System.out.println(EventRecorder.heardOf("main"));
  }
}
