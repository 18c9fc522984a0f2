/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.acme.orders.jobs;

import java.util.Iterator;
import java.util.Vector;
import java.util.regex.Pattern;

/** Counts the customers' comments that ask for priority: a P in the fifteenth field. */
@SuppressWarnings({"rawtypes", "unchecked"})
public class CommentCheck extends Job {

  private static final Pattern PRIORITY = Pattern.compile("(.*?,){14}P");
  private static final int FIELDS_IN_SPREADSHEET = 80;

  public CommentCheck() {
    super("regex", "count the comments that ask for priority");
  }

  public String work(boolean badData) {
    Vector comments = new Vector();
    comments.add("1,2,3,4,5,6,7,8,9,10,11,12,13,14,PLEASE HURRY");
    comments.add("1,2,3,4,5,leave it with the neighbours");
    if (badData) {
      comments.add(pastedSpreadsheet());
    }
    int priority = 0;
    for (Iterator i = comments.iterator(); i.hasNext(); ) {
      if (PRIORITY.matcher((String) i.next()).find()) {
        priority++;
      }
    }
    return priority + " of " + comments.size() + " comments ask for priority";
  }

  /** So many commas, and no P: there are more ways to fail than anyone can wait for. */
  private String pastedSpreadsheet() {
    StringBuffer comment = new StringBuffer();
    for (int field = 0; field < FIELDS_IN_SPREADSHEET; field++) {
      comment.append(field).append(',');
    }
    return comment.toString();
  }
}
