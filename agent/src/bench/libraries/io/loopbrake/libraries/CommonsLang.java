/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.apache.commons.lang3.ArrayUtils;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.math.NumberUtils;

/** Cuts, replaces and compares strings. */
final class CommonsLang implements LibraryRun.Turn {
  @Override
  public long run() {
    long result = 0;
    String text = StringUtils.repeat("the quick brown fox jumps over the lazy dog; ", 40);
    result += StringUtils.replace(text, "fox", "wolf").length();
    result += StringUtils.split(text, ";, ").length;
    result += StringUtils.countMatches(text, "o");
    result += StringUtils.getLevenshteinDistance(text.substring(0, 150), text.substring(7, 160));
    result += StringUtils.reverseDelimited(text, (char) 32).indexOf("quick");
    result += StringUtils.capitalize(StringUtils.swapCase(text)).hashCode();
    result += StringUtils.difference(text, text.replace("lazy", "idle")).length();
    for (int i = 0; i < 200; i++) {
      result += NumberUtils.toInt(StringUtils.leftPad(Integer.toString(i * 31), 8, "0"));
    }
    int[] numbers = new int[500];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i * 7 % 501;
    }
    ArrayUtils.reverse(numbers);
    return result + ArrayUtils.indexOf(numbers, 77) + NumberUtils.max(numbers);
  }
}
