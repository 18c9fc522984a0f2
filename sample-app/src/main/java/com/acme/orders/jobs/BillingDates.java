/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the billing periods of four years, from the number of months between two bills. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class BillingDates extends Job {

  public BillingDates() {
    super("dates", "count the billing periods of all customers");
  }

  public String work(boolean badData) {
    Map monthsByCustomer = new LinkedHashMap();
    monthsByCustomer.put("Harris", Integer.valueOf(1));
    monthsByCustomer.put("Okafor", Integer.valueOf(3));
    if (badData) {
      // a bill every zero months
      monthsByCustomer.put("Lindqvist", Integer.valueOf(0));
    }
    int periods = 0;
    for (Iterator i = monthsByCustomer.values().iterator(); i.hasNext(); ) {
      periods += countPeriods(((Integer) i.next()).intValue());
    }
    return periods + " billing periods";
  }

  private int countPeriods(int months) {
    Calendar day = new GregorianCalendar(2000, Calendar.JANUARY, 1);
    Calendar end = new GregorianCalendar(2004, Calendar.JANUARY, 1);
    int periods = 0;
    while (day.before(end)) {
      periods++;
      day.add(Calendar.MONTH, months);
    }
    return periods;
  }
}
