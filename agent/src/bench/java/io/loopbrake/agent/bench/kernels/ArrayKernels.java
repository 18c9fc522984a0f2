/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.bench.kernels;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Loops over arrays, most of which a JIT unrolls or vectorises. */
@State(Scope.Thread)
public class ArrayKernels {
  private static final int LENGTH = 4096;
  private static final int SIDE = 64;

  private final int[] ints = new Random(1).ints(LENGTH).toArray();
  private final double[] some = new Random(2).doubles(LENGTH).toArray();
  private final double[] more = new Random(3).doubles(LENGTH).toArray();
  private final double[][] left = matrix(4);
  private final double[][] right = matrix(5);
  private final double[][] product = new double[SIDE][SIDE];

  private static double[][] matrix(long seed) {
    Random random = new Random(seed);
    double[][] matrix = new double[SIDE][];
    for (int row = 0; row < SIDE; row++) {
      matrix[row] = random.doubles(SIDE).toArray();
    }
    return matrix;
  }

  @Benchmark
  public int arraySum() {
    int sum = 0;
    for (int i = 0; i < ints.length; i++) {
      sum += ints[i];
    }
    return sum;
  }

  @Benchmark
  public double dotProduct() {
    double sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      sum += some[i] * more[i];
    }
    return sum;
  }

  @Benchmark
  public double[][] matrixMultiply() {
    for (int i = 0; i < SIDE; i++) {
      double[] row = product[i];
      java.util.Arrays.fill(row, 0);
      for (int k = 0; k < SIDE; k++) {
        double factor = left[i][k];
        double[] other = right[k];
        for (int j = 0; j < SIDE; j++) {
          row[j] += factor * other[j];
        }
      }
    }
    return product;
  }

  @Benchmark
  public int mathMax() {
    int max = Integer.MIN_VALUE;
    for (int value : ints) {
      max = Math.max(max, value);
    }
    return max;
  }

  @Benchmark
  public long longIndexed() {
    long sum = 0;
    for (long i = 0; i < LENGTH; i++) {
      sum += ints[(int) i] ^ i;
    }
    return sum;
  }
}
