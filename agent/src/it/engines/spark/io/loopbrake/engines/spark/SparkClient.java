/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.spark;

import io.loopbrake.engines.EngineClient;
import io.loopbrake.engines.spark.app.Report;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** A driver of Spark, as {@code spark-submit} starts it. */
public final class SparkClient extends EngineClient {
  private static final String GROUP = "report";

  private final SparkSession spark = SparkSession.builder().getOrCreate();
  private FutureTask<Long> endless;

  private SparkClient() {
    spark.udf().register("report", new Report(), DataTypes.LongType);
    spark.udf().register("machine", new Machine(), DataTypes.StringType);
  }

  public static void main(String[] arguments) throws Exception {
    SparkClient client = new SparkClient();
    client.serve();
    client.spark.stop();
  }

  @Override
  protected String run() {
    String machine = spark.range(1).selectExpr("machine(id)").first().getString(0);
    return report(1) + " " + machine.replaceFirst("@.*", "");
  }

  private long report(long step) {
    return spark.range(step, step + 1, 1, 1).selectExpr("report(id)").first().getLong(0);
  }

  @Override
  protected void begin() {
    endless =
        new FutureTask<>(
            () -> {
              spark.sparkContext().setJobGroup(GROUP, "a report that never ends", true);
              return report(0);
            });
    new Thread(endless, GROUP).start();
  }

  @Override
  protected void cancel() {
    spark.sparkContext().cancelJobGroup(GROUP);
  }

  @Override
  protected String end() throws InterruptedException {
    try {
      return String.valueOf(endless.get());
    } catch (ExecutionException e) {
      return inOneLine(e.getCause());
    }
  }

  /** Where a task runs: the number of the process, and the machine's name. */
  private static final class Machine implements UDF1<Long, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String call(Long id) {
      return ManagementFactory.getRuntimeMXBean().getName();
    }
  }
}
