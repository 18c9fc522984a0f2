/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.promises;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Work that runs away within the JDK, without any frame of the application above it. */
final class WorkInJdk {
  private WorkInJdk() {}

  static Map<String, Supplier<Shared>> all() {
    Map<String, Supplier<Shared>> all = new LinkedHashMap<>();
    all.put("work: BigInteger", Power::new);
    all.put("work: regular expression", Expression::new);
    all.put("work: collection", Copies::new);
    all.put("work: stream", () -> new Sum(false));
    all.put("work: parallel stream", () -> new Sum(true));
    return all;
  }

  private static final class Power implements Shared {
    private final BigInteger base = BigInteger.valueOf(3).pow(2_000);

    @Override
    public void use() {
      base.modPow(base, base.add(BigInteger.ONE));
      use();
    }

    @Override
    public String broken() {
      return base.mod(BigInteger.valueOf(9)).signum() == 0 ? null : "is another number";
    }
  }

  private static final class Expression implements Shared {
    private final Pattern pattern = Pattern.compile("(a+a+)+\\1b");

    @Override
    public void use() {
      pattern.matcher(String.join("", Collections.nCopies(100, "a"))).matches();
    }

    @Override
    public String broken() {
      return pattern.matcher("aaaaaaaaab").matches() ? null : "matches no more";
    }
  }

  private static final class Copies implements Shared {
    @Override
    public void use() {
      Collections.frequency(Collections.nCopies(Integer.MAX_VALUE, "some text").subList(1, Integer.MAX_VALUE), "other");
      use();
    }

    @Override
    public String broken() {
      return null;
    }
  }

  private static final class Sum implements Shared {
    private final boolean parallel;

    Sum(boolean parallel) {
      this.parallel = parallel;
    }

    @Override
    public void use() {
      sum(Long.MAX_VALUE);
    }

    private long sum(long end) {
      LongStream numbers = LongStream.range(0, end);
      return (parallel ? numbers.parallel() : numbers).map(number -> number ^ 1).max().orElse(0);
    }

    @Override
    public String broken() {
      return sum(1_000) == 999 ? null : "is " + sum(1_000);
    }
  }
}
