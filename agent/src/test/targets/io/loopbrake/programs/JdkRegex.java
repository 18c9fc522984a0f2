/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions of the JDK. In the slow one the dot takes commas too, so that there are a
 * great many ways to find fourteen fields in a long line, and all are tried.
 */
public final class JdkRegex implements Program {
  private static final int FIELDS = 60;
  private static final Pattern FIELD = Pattern.compile("(.*?),");
  private static final Pattern FOURTEEN_FIELDS_AND_P = Pattern.compile("(.*?,){14}P");

  @Override
  public long sumUpTo(int last) {
    Matcher field = FIELD.matcher(Numbers.upTo(last));
    long sum = 0;
    while (field.find()) {
      sum += Integer.parseInt(field.group(1));
    }
    return sum;
  }

  @Override
  public void runAway() {
    FOURTEEN_FIELDS_AND_P.matcher(Numbers.upTo(FIELDS)).find();
  }
}
