/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.reached.loops;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Code without brakes that never ends, each named by what turns and what it calls. */
public final class Runaways {
  static volatile long sink;
  private static long plain;
  private static final Object MONITOR = new Object();
  private static final String MISSING = "/nowhere/at/all";
  private static volatile String wanted = MISSING;

  /** Not among the targets: javac concatenates in such a way for Java 9 and later only. */
  private static final String CONCATENATION = "io.loopbrake.agent.bench.concatenation.Concatenation";

  private int field;

  private Runaways() {}

  /** What may go wrong in any of them. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  /** All by their names; those that call nothing have names that begin with "tight". */
  public static Map<String, Work> all() {
    Map<String, Work> all = new LinkedHashMap<>();
    all.put("static method", Runaways::callsStatic);
    all.put("method of another class", Runaways::callsOtherClass);
    all.put("virtual methods", Runaways::callsVirtual);
    all.put("interface method", Runaways::callsInterface);
    all.put("map", Runaways::callsMap);
    all.put("list", Runaways::callsList);
    all.put("iterator", Runaways::callsIterator);
    all.put("String.equals", Runaways::callsEquals);
    all.put("Math.max", Runaways::callsMax);
    all.put("Integer.valueOf", Runaways::callsValueOf);
    all.put("StringBuilder", Runaways::callsBuilder);
    all.put("constructor", Runaways::callsConstructor);
    all.put("stack of its own", Runaways::parses);
    all.put("worklist", Runaways::visits);
    all.put("regular expression", Runaways::matches);
    all.put("retry with a file", Runaways::retriesFile);
    all.put("recursion", () -> sink = search(1, 60));
    all.put("deep recursion", () -> DeepRecursion.search(1000, new boolean[1001]));
    all.put("lambda", () -> callsLambda(i -> i < 0 && i > 5));
    all.put("stream", Runaways::streams);
    all.put("under a monitor", Runaways::callsUnderMonitor);
    all.put("loop in a callee", Runaways::callsLooping);
    all.put("privileged action", Runaways::callsPrivileged);
    all.put("modPow", Runaways::computes);
    all.put("tight", Runaways::tight);
    all.put("tight on a static field", Runaways::tightOnStatic);
    all.put("tight on a field", () -> new Runaways().tightOnField());
    all.put("tight nest", Runaways::tightNest);
    all.put("tight with arrays", Runaways::tightWithArrays);
    all.put("Math.sqrt", Runaways::callsSqrt);
    all.put("System.nanoTime", Runaways::callsNanoTime);
    all.put("hidden class", () -> HiddenLoop.runHidden(true));
    all.put("tight in a hidden class", () -> HiddenLoop.runHidden(false));
    all.put("catches all in the loop", Runaways::swallows);
    all.put("catches all and counts", Runaways::swallowsAndCounts);
    all.put("tight, tried again", Patient::triesTight);
    all.put("retry with JDBC", Retries::connect);
    all.put("retry with short pauses", () -> Retries.connectAndPause(2));
    all.put("retry with long pauses", () -> Retries.connectAndPause(1_000));
    all.put("concatenation", () -> ((Runnable) Class.forName(CONCATENATION).newInstance()).run());
    all.put("static initialiser", Runaways::initialises);
    return all;
  }

  /** Lets those end that catch every error. */
  public static void letGo() throws IOException {
    wanted = File.createTempFile("loopbrake", ".txt").getPath();
  }

  /** What has ended is to run once more. */
  public static void hold() {
    String file = wanted;
    wanted = MISSING;
    if (!file.equals(MISSING)) {
      new File(file).delete();
    }
  }

  /** Enters the monitor that some of them hold. */
  public static void enterMonitor() {
    synchronized (MONITOR) {
      plain++;
    }
  }

  static long step(long x) {
    return x * 31 + 7 | 1;
  }

  private static void callsStatic() {
    long x = 1;
    while (x != 0) {
      x = step(x);
    }
  }

  private static void callsOtherClass() {
    long x = 1;
    do {
      x = Steps.next(x);
    } while (x != 0);
  }

  private static void callsVirtual() {
    Steps[] steps = {new Steps.Plus(), new Steps.Times(), new Steps.Xor()};
    long x = 1;
    for (int i = 0; x != 0; i = (i + 1) % 3) {
      x = steps[i].apply(x) | 1;
    }
  }

  private static void callsInterface() {
    Steps.Operation operation = new Steps.Twice();
    long x = 1;
    while (x != 0) {
      x = operation.on(x) | 1;
    }
  }

  private static void callsMap() {
    Map<String, String> parents = new HashMap<>();
    parents.put("a", "b");
    parents.put("b", "c");
    parents.put("c", "a");
    String at = "a";
    while (at != null) {
      at = parents.get(at);
    }
  }

  private static void callsList() {
    List<String> list = new ArrayList<>();
    int i = 0;
    while (i >= 0) {
      list.add("x");
      if (list.get(i++).length() > 3) {
        i = -1;
      }
      if (i == 1000) {
        list = new ArrayList<>();
        i = 0;
      }
    }
  }

  private static void callsIterator() {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      list.add(i);
    }
    long sum = 0;
    while (sum >= 0) {
      for (Iterator<Integer> all = list.iterator(); all.hasNext(); ) {
        sum = sum + all.next() & 0xffff;
      }
    }
  }

  /** As a parser that stays at the end of its text. */
  private static void parses() {
    List<Integer> open = new ArrayList<>();
    open.add(1);
    do {
      int token = token(open.size());
      if (token == '{') {
        open.add(token);
      } else if (token == '}') {
        open.remove(open.size() - 1);
      }
    } while (!open.isEmpty());
  }

  private static int token(int depth) {
    return depth == 1 ? 'x' : '}';
  }

  /** Along a graph with a circle. */
  private static void visits() {
    ArrayDeque<Steps.Node> open = new ArrayDeque<>();
    Steps.Node node = new Steps.Node(null);
    while (node != null) {
      plain++;
      open.add(node);
      node = open.poll();
    }
  }

  private static void callsEquals() {
    String one = new String("abcdefgh");
    String other = new String("abcdefgh");
    while (one.equals(other)) {
      plain++;
    }
  }

  private static void callsMax() {
    int x = 1;
    while (x > 0) {
      x = Math.max(x & 0xff, 3);
    }
  }

  private static void callsValueOf() {
    Integer x = 1000;
    while (x > 0) {
      x = Integer.valueOf(x % 1000 + 1000);
    }
  }

  private static void callsBuilder() {
    StringBuilder text = new StringBuilder();
    while (text.length() >= 0) {
      text.append('x');
      if (text.length() > 1000) {
        text.setLength(0);
      }
    }
  }

  private static void callsConstructor() {
    Steps.Node node = new Steps.Node(null);
    while (node != null) {
      node = new Steps.Node(node.before == null ? node : null);
    }
  }

  private static void matches() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append('x');
    }
    // A reference to a group keeps newer Javas from remembering what has failed.
    sink = Pattern.matches("(x+x+)+(x+x+)+(?:\\1)y", text) ? 1 : 0;
  }

  private static void retriesFile() {
    while (true) {
      try (FileInputStream in = new FileInputStream(MISSING)) {
        sink = in.read();
        return;
      } catch (IOException again) {
        failed(again);
      }
    }
  }

  private static void swallows() {
    while (true) {
      try (FileInputStream in = new FileInputStream(wanted)) {
        sink = in.read();
        return;
      } catch (Throwable again) {
        plain++;
      }
    }
  }

  private static void swallowsAndCounts() {
    int failures = 0;
    while (failures >= 0) {
      try {
        if (wanted != MISSING) {
          return;
        }
        sink = step(sink) / (sink & 1);
      } catch (Throwable again) {
        failures = failures + 1 & 0xffff;
      }
    }
  }

  /** In a class of its own each time. */
  private static void initialises() throws Exception {
    URL classes = Runaways.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, null)) {
      Class.forName(Initialised.class.getName(), true, loader);
    }
  }

  private static void failed(IOException e) {
    plain += e.getMessage().length();
  }

  private static long search(long x, int depth) {
    if (depth == 0) {
      return x;
    }
    long left = search(x * 2 + 1, depth - 1);
    long right = search(x * 2, depth - 1);
    return left ^ right;
  }

  private static void callsLambda(IntPredicate ends) {
    int i = 0;
    while (!ends.test(i)) {
      i = i + 1 & 0xffff;
    }
  }

  private static void streams() {
    sink = IntStream.iterate(1, i -> i + 1 & 0xffff).filter(i -> i < 0).findFirst().getAsInt();
  }

  private static void callsUnderMonitor() {
    synchronized (MONITOR) {
      callsStatic();
    }
  }

  private static void callsPrivileged() {
    AccessController.doPrivileged(
        (PrivilegedAction<Void>)
            () -> {
              callsStatic();
              return null;
            });
  }

  private static void callsLooping() {
    long x = 1;
    while (x != 0) {
      x = sum((int) (x & 0xfff)) | 1;
    }
  }

  private static long sum(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i;
    }
    return sum;
  }

  private static void computes() {
    BigInteger large = BigInteger.ONE.shiftLeft(60_000).subtract(BigInteger.valueOf(3));
    sink = BigInteger.valueOf(3).modPow(large, large).bitLength();
  }

  static void tight() {
    long x = 1;
    while (x != 0) {
      x = x * 31 + 7 | 1;
    }
    sink = x;
  }

  private static void tightOnStatic() {
    plain = 1;
    while (plain != 0) {
      plain = plain * 31 + 7 | 1;
    }
  }

  private void tightOnField() {
    field = 1;
    while (field != 0) {
      field = field * 31 + 7 | 1;
    }
  }

  private static void tightNest() {
    long x = 1;
    while (x != 0) {
      for (long i = 0; i < 1000; i++) {
        x = x * 31 + i | 1;
      }
    }
    sink = x;
  }

  private static void tightWithArrays() {
    long[] numbers = {1};
    while (numbers[0] != 0) {
      long[] next = new long[16];
      next[0] = numbers[0] * 31 + 7 | 1;
      numbers = next;
    }
  }

  private static void callsSqrt() {
    double x = 2;
    while (x > 0) {
      x = Math.sqrt(x) + 1;
    }
  }

  private static void callsNanoTime() {
    while (System.nanoTime() != 0) {
      plain++;
    }
  }
}
