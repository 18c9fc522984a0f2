/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.programs;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs SciMark's kernels at their usual sizes as its own command line does, except for the clock:
 * this one counts the processor time of the thread.
 */
public final class Scimark {
  private static final int SEED = 101010;
  private static final double OMEGA = 1.25;
  private static final double MEGA = 1e6;

  private static final List<Double> MFLOPS = new ArrayList<>();
  private static double seconds;

  private Scimark() {}

  public static void main(String[] arguments) throws Exception {
    seconds = Double.parseDouble(arguments[0]);
    fft(1024);
    sor(100);
    monteCarlo(100_000);
    sparse(1000, 5000);
    lu(100);
    System.out.println(
        "composite\t" + MFLOPS.stream().mapToDouble(Double::doubleValue).average().orElse(0));
  }

  private static void fft(int n) throws Exception {
    double[] data = vector(2 * n, random());
    Method transform = method("FFT", "transform");
    Method inverse = method("FFT", "inverse");
    double flops = 2 * (Double) method("FFT", "num_flops").invoke(null, n);
    measure(
        "FFT",
        flops,
        () -> {
          transform.invoke(null, (Object) data);
          inverse.invoke(null, (Object) data);
        });
  }

  private static void sor(int n) throws Exception {
    double[][] grid = matrix(n, random());
    int turns = 20;
    Method execute = method("SOR", "execute");
    double flops = (Double) method("SOR", "num_flops").invoke(null, n, n, turns);
    measure("SOR", flops, () -> execute.invoke(null, OMEGA, grid, turns));
  }

  private static void monteCarlo(int samples) throws Exception {
    Method integrate = method("MonteCarlo", "integrate");
    double flops = (Double) method("MonteCarlo", "num_flops").invoke(null, samples);
    measure("MonteCarlo", flops, () -> integrate.invoke(null, samples));
  }

  private static void sparse(int n, int nonZero) throws Exception {
    Object random = random();
    double[] x = vector(n, random);
    double[] y = new double[n];
    int inRow = nonZero / n;
    double[] values = vector(inRow * n, random);
    int[] columns = new int[inRow * n];
    int[] rows = new int[n + 1];
    for (int row = 0; row < n; row++) {
      rows[row + 1] = rows[row] + inRow;
      int step = Math.max(1, row / inRow);
      for (int i = 0; i < inRow; i++) {
        columns[rows[row] + i] = i * step;
      }
    }
    int turns = 100;
    Method multiply = method("SparseCompRow", "matmult");
    double flops = (Double) method("SparseCompRow", "num_flops").invoke(null, n, nonZero, turns);
    measure("Sparse", flops, () -> multiply.invoke(null, y, values, rows, columns, x, turns));
  }

  private static void lu(int n) throws Exception {
    double[][] source = matrix(n, random());
    double[][] factors = new double[n][n];
    int[] pivots = new int[n];
    Method factor = method("LU", "factor");
    double flops = (Double) method("LU", "num_flops").invoke(null, n);
    measure(
        "LU",
        flops,
        () -> {
          for (int i = 0; i < n; i++) {
            System.arraycopy(source[i], 0, factors[i], 0, n);
          }
          factor.invoke(null, factors, pivots);
        });
  }

  private static void measure(String kernel, double flops, Kernel code) throws Exception {
    mflops(flops, code, seconds);
    double found = mflops(flops, code, seconds);
    MFLOPS.add(found);
    System.out.println(kernel + "\t" + found);
  }

  private static double mflops(double flops, Kernel code, double enough) throws Exception {
    double start = CpuClock.seconds();
    long turns = 0;
    double elapsed;
    do {
      for (int i = 0; i < 10; i++) {
        code.run();
      }
      turns += 10;
      elapsed = CpuClock.seconds() - start;
    } while (elapsed < enough);
    return flops * turns / elapsed / MEGA;
  }

  private static double[] vector(int length, Object random) throws Exception {
    double[] vector = new double[length];
    method("Random", "nextDoubles").invoke(random, (Object) vector);
    return vector;
  }

  private static double[][] matrix(int n, Object random) throws Exception {
    double[][] matrix = new double[n][];
    for (int i = 0; i < n; i++) {
      matrix[i] = vector(n, random);
    }
    return matrix;
  }

  private static Object random() throws Exception {
    Constructor<?> constructor = type("Random").getConstructor(int.class);
    return constructor.newInstance(SEED);
  }

  private static Method method(String type, String name) throws Exception {
    return Arrays.stream(type(type).getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(type + "." + name));
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("jnt.scimark2." + name);
  }

  private interface Kernel {
    void run() throws Exception;
  }
}
