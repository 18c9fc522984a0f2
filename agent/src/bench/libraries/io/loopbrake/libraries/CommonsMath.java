/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Decomposes matrices, transforms a signal, and sums up numbers. */
final class CommonsMath implements LibraryRun.Turn {
  @Override
  public long run() {
    MersenneTwister random = new MersenneTwister(11);
    RealMatrix matrix = new Array2DRowRealMatrix(50, 50);
    for (int row = 0; row < 50; row++) {
      for (int column = 0; column < 50; column++) {
        matrix.setEntry(row, column, random.nextDouble() + (row == column ? 10 : 0));
      }
    }
    double result = new LUDecomposition(matrix).getDeterminant() % 1000;
    result += new SingularValueDecomposition(matrix.multiply(matrix)).getNorm();
    double[] signal = new double[1024];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = random.nextGaussian();
    }
    for (Complex value :
        new FastFourierTransformer(DftNormalization.STANDARD)
            .transform(signal, TransformType.FORWARD)) {
      result += value.abs();
    }
    DescriptiveStatistics statistics = new DescriptiveStatistics(signal);
    return (long) ((result + statistics.getPercentile(90)) * 1000);
  }
}
