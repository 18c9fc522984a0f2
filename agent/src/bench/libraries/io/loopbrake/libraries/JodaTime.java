/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.Days;
import org.joda.time.Period;
import org.joda.time.format.DateTimeFormat;
import org.joda.time.format.DateTimeFormatter;

/** Formats, reads and adds to dates. */
final class JodaTime implements LibraryRun.Turn {
  private final DateTimeFormatter formatter =
      DateTimeFormat.forPattern("EEE, dd MMM yyyy HH:mm:ss.SSS Z").withLocale(java.util.Locale.US);

  @Override
  public long run() {
    DateTimeZone zone = DateTimeZone.forID("Europe/Berlin");
    DateTime start = new DateTime(2001, 2, 3, 4, 5, zone);
    DateTime time = start;
    long result = 0;
    for (int i = 0; i < 100; i++) {
      time = time.plus(Period.months(i % 5)).plusHours(17).withDayOfWeek(i % 7 + 1);
      result += formatter.parseMillis(formatter.print(time)) + Days.daysBetween(start, time).getDays();
    }
    return result;
  }
}
