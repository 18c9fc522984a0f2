/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tasks;

/** Work that a user names: in every way to give something back, to throw and to call itself. */
public class Mail implements Comparable<Mail> {
  /** What the methods run, or null. */
  public static Runnable body;

  private static void work() {
    if (body != null) {
      body.run();
    }
  }

  public void aVoid() {
    work();
  }

  public boolean aBoolean() {
    work();
    return true;
  }

  public byte aByte() {
    work();
    return 1;
  }

  public char aChar() {
    work();
    return 'a';
  }

  public short aShort() {
    work();
    return 2;
  }

  public int anInt() {
    work();
    return 3;
  }

  public long aLong() {
    work();
    return 4;
  }

  public float aFloat() {
    work();
    return 5;
  }

  public double aDouble() {
    work();
    return 6;
  }

  public String anObject() {
    work();
    return "seven";
  }

  public int[] anArray() {
    work();
    return new int[] {8};
  }

  /** Leaves in four ways; catches what it knows, and says so. */
  public String handles(int how) {
    try {
      if (how == 0) {
        return "at once";
      }
      work();
      if (how == 1) {
        return "later";
      }
    } catch (IllegalStateException e) {
      return "caught";
    } finally {
      if (how == 2) {
        return "finally";
      }
    }
    return "at the end";
  }

  public synchronized int countsDown(int from) {
    if (from == 0) {
      work();
      return 0;
    }
    return 1 + countsDown(from - 1);
  }

  public static long loops(int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += i;
    }
    return sum;
  }

  /** As the compiler sees it, {@code compareTo(Object)} calls this. */
  @Override
  public int compareTo(Mail other) {
    work();
    return 9;
  }

  public Runnable lambda() {
    return () -> work();
  }

  /** A class of the same pattern. */
  public static final class Part {
    public void aVoid() {
      work();
    }
  }
}
