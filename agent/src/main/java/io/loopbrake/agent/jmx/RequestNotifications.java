/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.control.RequestListener;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.threads.BacklogExecutor;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanNotificationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.openmbean.OpenDataException;

/** Sends a notification for each change of state of a request. Thread-safe. */
final class RequestNotifications implements RequestListener {
  /** Followed by the state in small letters. */
  static final String TYPE = "io.loopbrake.request.";

  private static final long MOST_MILLIS = 500;

  private final AtomicLong sequence = new AtomicLong();

  /**
   * Listeners and their filters are code of the application and may block; stops go on meanwhile.
   */
  private final BacklogExecutor sender = new BacklogExecutor("notifications");

  private final NotificationBroadcasterSupport broadcaster =
      new NotificationBroadcasterSupport(
          RequestNotifications::call,
          new MBeanNotificationInfo(
              new String[] {
                TYPE + "pending",
                TYPE + "delivered",
                TYPE + "stopped",
                TYPE + "missed",
                TYPE + "cancelled",
                TYPE + "expired"
              },
              Notification.class.getName(),
              "A stop request has entered a new state. The user data is the row of the "
                  + "request in Requests."));

  /** Waits until all notifications are sent, for half a second at most. */
  void flush() throws InterruptedException {
    sender.flush(MOST_MILLIS);
  }

  NotificationBroadcasterSupport broadcaster() {
    return broadcaster;
  }

  @Override
  public void changed(RequestView view) {
    Notification notification =
        new Notification(
            TYPE + view.state().name().toLowerCase(java.util.Locale.ROOT),
            MBeanRegistration.NAME,
            sequence.incrementAndGet(),
            view.changedAt().toEpochMilli(),
            view.toString());
    try {
      notification.setUserData(Tables.requests().row(view));
    } catch (OpenDataException impossible) {
      throw new IllegalStateException(impossible);
    }
    // The broadcaster asks the filters in the thread that sends.
    sender.execute(() -> call(() -> broadcaster.sendNotification(notification)));
  }

  /** Ignores what a listener throws, because it does not concern the others. */
  private static void call(Runnable ofApplication) {
    try {
      ofApplication.run();
    } catch (Throwable thrownByApplication) {
      // There is no stream of the agent on which the application would read it.
    }
  }
}
