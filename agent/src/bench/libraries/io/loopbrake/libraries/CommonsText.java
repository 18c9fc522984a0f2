/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import java.util.Collections;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.WordUtils;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/** Compares, escapes and wraps text. */
final class CommonsText implements LibraryRun.Turn {
  @Override
  public long run() {
    StringBuilder built = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      built.append("<p class=\"x\">${name} & ").append(i * 31).append("</p> ");
    }
    String text = built.toString();
    long result = StringEscapeUtils.unescapeHtml4(StringEscapeUtils.escapeHtml4(text)).length();
    result += StringSubstitutor.replace(text, Collections.singletonMap("name", "Ann")).length();
    result += WordUtils.wrap(text, 40).length() + WordUtils.capitalizeFully(text).hashCode();
    String one = text.substring(0, 200);
    String other = text.substring(13, 230);
    result += LevenshteinDistance.getDefaultInstance().apply(one, other);
    result += new LongestCommonSubsequence().apply(one, other);
    return result + (long) (new JaroWinklerSimilarity().apply(one, other) * 1000);
  }
}
