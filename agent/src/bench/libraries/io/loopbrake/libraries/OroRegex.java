/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.apache.oro.text.regex.MatchResult;
import org.apache.oro.text.regex.Pattern;
import org.apache.oro.text.regex.PatternMatcherInput;
import org.apache.oro.text.regex.Perl5Compiler;
import org.apache.oro.text.regex.Perl5Matcher;

/** Looks for a regular expression in text. */
final class OroRegex implements LibraryRun.Turn {
  @Override
  public long run() throws Exception {
    Pattern pattern = new Perl5Compiler().compile("(\\w+)@(\\w+)\\.(com|org|net)|(\\d{3})-(\\d+)");
    Perl5Matcher matcher = new Perl5Matcher();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append("mail to user").append(i).append("@host").append(i % 7).append(".org or 555-");
      text.append(i * 31).append(", please. ");
    }
    PatternMatcherInput input = new PatternMatcherInput(text.toString());
    long result = 0;
    while (matcher.contains(input, pattern)) {
      MatchResult match = matcher.getMatch();
      result += match.beginOffset(0) + match.group(0).length();
    }
    return result;
  }
}
