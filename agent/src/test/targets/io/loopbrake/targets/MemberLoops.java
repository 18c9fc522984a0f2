/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.targets;

import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** The same loop in every kind of method that a class can have. */
public final class MemberLoops {
  private MemberLoops() {}

  static int spin(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }

  @LoopsIn("MemberLoops.lambda$")
  public static long lambda(int limit, int step) {
    IntBinaryOperator loop =
        (to, by) -> {
          int i = 0;
          while (i < to) {
            i += by;
          }
          return i;
        };
    return loop.applyAsInt(limit, step);
  }

  @LoopsIn("MemberLoops.lambda$")
  public static long lambdaThatCaptures(int limit, int step) {
    Runnable[] empty = new Runnable[1];
    IntUnaryOperator loop =
        to -> {
          int i = 0;
          for (; i < to && empty[0] == null; i += step) {}
          return i;
        };
    return loop.applyAsInt(limit);
  }

  @LoopsIn("MemberLoops.spin")
  public static long methodReference(int limit, int step) {
    IntBinaryOperator loop = MemberLoops::spin;
    return loop.applyAsInt(limit, step);
  }

  @LoopsIn("MemberLoops$Built.<init>")
  public static long constructor(int limit, int step) {
    return new Built(limit, step).value;
  }

  @LoopsIn("MemberLoops$Built.<init>")
  public static long constructorReference(int limit, int step) {
    Maker maker = Built::new;
    return maker.make(limit, step).value;
  }

  /** While it runs, the object under construction exists and is not initialised. */
  @LoopsIn("MemberLoops.spin")
  public static long beforeSuper(int limit, int step) {
    return new BuiltLate(limit, step).value;
  }

  @LoopsIn("MemberLoops$BuiltByInitialiser.<init>")
  public static long initialiserBlock(int limit, int step) {
    return new BuiltByInitialiser(limit, step).value;
  }

  @LoopsIn("MemberLoops$Looping.loopByDefault")
  public static long interfaceDefaultMethod(int limit, int step) {
    return new Looping() {}.loopByDefault(limit, step);
  }

  @LoopsIn("MemberLoops$Looping.loopStatically")
  public static long interfaceStaticMethod(int limit, int step) {
    return Looping.loopStatically(limit, step);
  }

  @LoopsIn("MemberLoops.privately")
  public static long privateMethod(int limit, int step) {
    return new MemberLoops().privately(limit, step);
  }

  private long privately(int limit, int step) {
    int i = 0;
    while (i < limit) {
      i += step;
    }
    return i;
  }

  /** Called through the bridge that javac makes for the erased type. */
  @LoopsIn("MemberLoops$OfIntegers.apply")
  public static long throughBridge(int limit, int step) {
    Generic<Integer> generic = new OfIntegers();
    return generic.apply(limit, step);
  }

  @LoopsIn("MemberLoops.generically")
  public static long genericMethod(int limit, int step) {
    return generically(Integer.valueOf(limit), Integer.valueOf(step)).longValue();
  }

  private static <N extends Number & Comparable<N>> Number generically(N limit, N step) {
    int i = 0;
    while (i < limit.intValue()) {
      i += step.intValue();
    }
    return i;
  }

  @LoopsIn("MemberLoops$2.apply")
  public static long anonymousClass(int limit, int step) {
    return new OfIntegers() {
      @Override
      public Integer apply(Integer to, Integer by) {
        int i = 0;
        while (i < to) {
          i += by;
        }
        return i;
      }
    }.apply(limit, step);
  }

  @LoopsIn("MemberLoops$1Local.loop")
  public static long localClass(int limit, int step) {
    class Local {
      long loop() {
        int i = 0;
        while (i < limit) {
          i += step;
        }
        return i;
      }
    }
    return new Local().loop();
  }

  @LoopsIn("MemberLoops$Outer$Inner.loop")
  public static long innerClass(int limit, int step) {
    return new Outer(step).new Inner().loop(limit);
  }

  @LoopsIn("MemberLoops$Constant$1.loop")
  public static long enumConstantBody(int limit, int step) {
    return Constant.WITH_BODY.loop(limit, step);
  }

  private interface Maker {
    Built make(int limit, int step);
  }

  private static class Built {
    final long value;

    Built(int limit, int step) {
      int i = 0;
      while (i < limit) {
        i += step;
      }
      value = i;
    }

    Built(long value) {
      this.value = value;
    }
  }

  private static final class BuiltLate extends Built {
    BuiltLate(int limit, int step) {
      super((long) spin(limit, step));
    }
  }

  private static final class BuiltByInitialiser {
    private static int limit;
    private static int step;

    int value;

    {
      while (value < limit) {
        value += step;
      }
    }

    BuiltByInitialiser(int limit, int step) {
      this(remembered(limit, step));
    }

    private BuiltByInitialiser(boolean remembered) {
      value += remembered ? 1 : 0;
    }

    private static boolean remembered(int newLimit, int newStep) {
      limit = newLimit;
      step = newStep;
      return true;
    }
  }

  private interface Looping {
    default long loopByDefault(int limit, int step) {
      int i = 0;
      while (i < limit) {
        i += step;
      }
      return i;
    }

    static long loopStatically(int limit, int step) {
      int i = 0;
      while (i < limit) {
        i += step;
      }
      return i;
    }
  }

  private interface Generic<N> {
    N apply(N limit, N step);
  }

  private static class OfIntegers implements Generic<Integer> {
    @Override
    public Integer apply(Integer limit, Integer step) {
      int i = 0;
      while (i < limit) {
        i += step;
      }
      return i;
    }
  }

  private static final class Outer {
    private final int step;

    Outer(int step) {
      this.step = step;
    }

    final class Inner {
      long loop(int limit) {
        int i = 0;
        while (i < limit) {
          i += step;
        }
        return i;
      }
    }
  }

  private enum Constant {
    WITH_BODY {
      @Override
      long loop(int limit, int step) {
        int i = 0;
        while (i < limit) {
          i += step;
        }
        return i;
      }
    };

    abstract long loop(int limit, int step);
  }
}
