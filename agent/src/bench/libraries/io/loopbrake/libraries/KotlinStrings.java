/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.ArrayList;
import java.util.List;
import kotlin.collections.CollectionsKt;
import kotlin.text.StringsKt;

/** Works with strings and lists by the functions of Kotlin. */
final class KotlinStrings implements LibraryRun.Turn {
  @Override
  public long run() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("line ").append(i * 7919 % 997).append("\n");
    }
    List<String> lines = StringsKt.lines(text);
    List<String> padded = new ArrayList<>();
    for (String line : lines) {
      padded.add(StringsKt.padEnd(StringsKt.substringAfter(line, " ", ""), 8, (char) 46));
    }
    List<String> sorted = CollectionsKt.sorted(padded);
    long result = CollectionsKt.chunked(sorted, 7).size() + CollectionsKt.distinct(sorted).size();
    result += CollectionsKt.zip(sorted, padded).size() + StringsKt.reversed(text).length();
    return result + CollectionsKt.joinToString(sorted, ",", "", "", -1, "", null).hashCode();
  }
}
