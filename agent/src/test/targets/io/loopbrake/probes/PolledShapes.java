/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.probes;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Loops whose code is or is not written anew where counted loops do not poll for safepoints. */
public final class PolledShapes {
  private static int follower;

  private int number;

  private PolledShapes() {}

  /** To be looked for in class files. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE_USE)
  public @interface Marked {}

  public static int alongArray(int[] numbers) {
    int sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += numbers[i];
    }
    return sum;
  }

  public static int alongText(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    return sum;
  }

  public static int alongList(List<Integer> numbers) {
    int sum = 0;
    for (int i = 0; i < numbers.size(); i++) {
      sum += numbers.get(i);
    }
    return sum;
  }

  public static boolean classes(Class<?>[] classes, Object[] objects) {
    for (int i = 0; i < classes.length; i++) {
      if (objects[i].getClass() != classes[i]) {
        return false;
      }
    }
    return true;
  }

  public static int elements(List<Integer> numbers) {
    int sum = 0;
    for (int number : numbers) {
      if (number > 7) {
        sum += number;
      }
    }
    return sum;
  }

  public static int entries(Map<String, Integer> numbers, String name) {
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      if (entry.getKey().equals(name)) {
        return entry.getValue();
      }
    }
    return 0;
  }

  public static void toEnd(Iterator<Integer> numbers) {
    while (numbers.hasNext()) {
      numbers.next();
    }
  }

  public static int someElements(Iterator<Integer> numbers, int count) {
    int sum = 0;
    for (int i = 0; numbers.hasNext() && i < count; i++) {
      sum += numbers.next();
    }
    return sum;
  }

  public static int toBoxed(List<Integer> numbers, Integer end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers.get(i & 7);
    }
    return sum;
  }

  public static int offsetOfCalled(int[] numbers, Iterator<Integer> offsets, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      offsets.next();
      sum += numbers[i - follower];
    }
    return sum;
  }

  public static String joined(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(word).append(' ');
    }
    return text.toString();
  }

  public static String described(List<Object> objects) {
    StringBuilder text = new StringBuilder();
    for (Object object : objects) {
      text.append(object);
    }
    return text.toString();
  }

  public static int masked(int[] numbers, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers[i & 7];
    }
    return sum;
  }

  public static int twoSteps(int[] numbers, int end) {
    int sum = 0;
    for (int i = 0, j = 0; i < end; i++, j--) {
      sum += numbers[i + j];
    }
    return sum;
  }

  public static int stepUnderIf(int[] numbers, int end) {
    int sum = 0;
    for (int i = 0; i < end; ) {
      sum += numbers[i] + 1;
      if (sum % 3 == 0) {
        i++;
      }
    }
    return sum;
  }

  public static int indexOfOneBranch(int[] numbers, int end, boolean first) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers[first ? 0 : i];
    }
    return sum;
  }

  public static int indexKeptInOneBranch(int[] numbers, int end, boolean follow) {
    int sum = 0;
    int index = 0;
    for (int i = 0; i < end; i++) {
      if (follow) {
        index = i;
      }
      sum += numbers[index];
    }
    return sum;
  }

  public static int timesZero(int[] numbers, int end, int stride) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers[i * stride];
    }
    return sum;
  }

  public static int sumThatStays(int[] numbers, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers[i + (end - i)];
    }
    return sum;
  }

  public static int fieldThatFollows(int[] numbers, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum += numbers[i - follower];
      follower++;
    }
    return sum;
  }

  public static int shortNumber(int[] numbers, long end) {
    int sum = 0;
    byte index = 0;
    for (long i = 0; i < end; i++) {
      sum += numbers[index + 128];
      index++;
    }
    return sum;
  }

  public static int longCutOff(int[] numbers, long end) {
    int sum = 0;
    for (long i = 0; i < end; i++) {
      sum += numbers[(int) (i << 32)];
    }
    return sum;
  }

  public static int stepOfParameter(int[] numbers, long end, int step) {
    int sum = 0;
    int index = 0;
    for (long i = 0; i < end; i++) {
      sum += numbers[index];
      index += step;
    }
    return sum;
  }

  public static int iterator(List<Object> objects) {
    int hash = 0;
    for (Object object : objects) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
    }
    return hash;
  }

  public static int iteratorOfMuch(List<Object> objects) {
    int hash = 0;
    for (Object object : objects) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= object.hashCode() ^ object.hashCode() * 9;
      hash ^= object.hashCode() ^ object.hashCode() * 11;
      hash ^= object.hashCode() ^ object.hashCode() * 13;
      hash ^= object.hashCode() ^ object.hashCode() * 15;
    }
    return hash;
  }

  public static int large(Object object, int end) {
    int hash = 0;
    for (int i = 0; i < end; i++) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= i;
    }
    return hash;
  }

  public static int largeDown(Object object, int begin) {
    int hash = 0;
    for (int i = begin; i > 0; i -= 3) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= i;
    }
    return hash;
  }

  public static int largeFromStart(Object object, int start) {
    while (start != 0) {
      start ^= object.hashCode() ^ object.hashCode() * 3;
      start ^= object.hashCode() ^ object.hashCode() * 5;
      start ^= object.hashCode() ^ object.hashCode() * 7;
      start >>>= 1;
    }
    return start;
  }

  public static int largeBySum(Object object, int end) {
    int hash = 0;
    int i = 0;
    while (i < end) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= i;
      i = i + 7000;
    }
    return hash;
  }

  public static int largeByCall(Object object, int end) {
    int hash = 0;
    int i = 0;
    while (i < end) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= i;
      i = Math.addExact(i, object.hashCode() & 7) + 1;
    }
    return hash;
  }

  public static int largeByField(Object object, int end) {
    int hash = 0;
    PolledShapes shapes = new PolledShapes();
    while (shapes.number < end) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= shapes.number;
      shapes.number += 2;
    }
    return hash;
  }

  public static int largeBeforeCall(Object object, int end) {
    int hash = end;
    while (object.hashCode() != hash) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash = object.hashCode();
    }
    return hash;
  }

  public static int largeByFlag(Object object, int end) {
    int hash = 0;
    int i = 0;
    boolean done = false;
    while (!done) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      i = object.hashCode();
      done = i == end;
    }
    return hash;
  }

  public static int largeByLong(Object object, int end) {
    int hash = 0;
    long sum = 0;
    for (int i = 0; i < end; i++) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      sum += 1;
    }
    return hash ^ (int) sum;
  }

  public static int largeOfRows(Object object, int[][] rows) {
    int hash = 0;
    int i = 0;
    while (rows[i].length > 1) {
      hash ^= object.hashCode() ^ object.hashCode() * 3;
      hash ^= object.hashCode() ^ object.hashCode() * 5;
      hash ^= object.hashCode() ^ object.hashCode() * 7;
      hash ^= i;
      i = i + 2;
    }
    return hash;
  }

  public static int nest(int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      for (int j = 0; j < end; j++) {
        sum ^= i * j;
      }
    }
    return sum;
  }

  public static int product(int end) {
    int sum = 0;
    for (int i = 1; i < end; i *= 3) {
      sum ^= i;
    }
    return sum;
  }

  public static double wide(long first, double second, int end, double third) {
    double sum = third;
    for (int i = 0; i < end; i++) {
      @Marked double marked = first + i * second;
      long half = (long) marked / 2;
      sum += marked + half;
    }
    return sum;
  }

  public static int thrower(int divisor, int end) {
    int sum = 0;
    for (int i = 1;
        i < end;
        i += 5) {
      sum ^= 100
          / (divisor - i);
    }
    return sum;
  }

  public static int bounds(int begin, int end) {
    int turns = 0;
    for (int i = begin; i < end; i += 7) {
      turns++;
      if (i > end - 7) {
        break;
      }
    }
    int i = end;
    do {
      turns ^= i;
      i--;
    } while (i > begin);
    return turns ^ i;
  }
}
