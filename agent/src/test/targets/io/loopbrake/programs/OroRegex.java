/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.programs;

import org.apache.oro.text.regex.MalformedPatternException;
import org.apache.oro.text.regex.Pattern;
import org.apache.oro.text.regex.PatternMatcher;
import org.apache.oro.text.regex.PatternMatcherInput;
import org.apache.oro.text.regex.Perl5Compiler;
import org.apache.oro.text.regex.Perl5Matcher;

/**
 * Regular expressions as they were written before the JDK had some, in Jakarta ORO. The slow line
 * ends in a P because ORO looks for the letter first.
 */
public final class OroRegex implements Program {
  private static final int FIELDS = 60;

  private final Pattern field;
  private final Pattern fourteenFieldsAndP;

  public OroRegex() throws MalformedPatternException {
    field = new Perl5Compiler().compile("(.*?),", Perl5Compiler.READ_ONLY_MASK);
    fourteenFieldsAndP = new Perl5Compiler().compile("(.*?,){14}P", Perl5Compiler.READ_ONLY_MASK);
  }

  @Override
  public long sumUpTo(int last) {
    PatternMatcher matcher = new Perl5Matcher();
    PatternMatcherInput input = new PatternMatcherInput(Numbers.upTo(last));
    long sum = 0;
    while (matcher.contains(input, field)) {
      sum += Integer.parseInt(matcher.getMatch().group(1));
    }
    return sum;
  }

  @Override
  public void runAway() {
    new Perl5Matcher().contains(Numbers.upTo(FIELDS) + " P", fourteenFieldsAndP);
  }
}
