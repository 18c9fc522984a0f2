/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.engines.flink;

import io.loopbrake.engines.EngineClient;
import io.loopbrake.engines.flink.app.Report;
import java.lang.management.ManagementFactory;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A client of a cluster of Flink. */
public final class FlinkClient extends EngineClient {
  private static final String HOST = "127.0.0.1";

  private final int port;
  private final String jar;
  private JobClient endless;

  private FlinkClient(int port, String jar) {
    this.port = port;
    this.jar = jar;
  }

  /** Takes the port of the cluster, and the jar with the job. */
  public static void main(String[] arguments) throws Exception {
    new FlinkClient(Integer.parseInt(arguments[0]), arguments[1]).serve();
    System.exit(0);
  }

  private DataStream<Long> report(StreamExecutionEnvironment environment, long step) {
    return environment.fromSequence(step, step).map(new Report());
  }

  private StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createRemoteEnvironment(HOST, port, jar);
    environment.setParallelism(1);
    return environment;
  }

  @Override
  protected String run() throws Exception {
    return report(environment(), 1).map(new WithProcess()).executeAndCollect(1).get(0);
  }

  @Override
  protected void begin() throws Exception {
    StreamExecutionEnvironment environment = environment();
    report(environment, 0).print();
    endless = environment.executeAsync();
  }

  @Override
  protected void cancel() throws Exception {
    endless.cancel().get();
  }

  @Override
  protected String end() throws InterruptedException {
    try {
      return String.valueOf(endless.getJobExecutionResult().get());
    } catch (ExecutionException e) {
      return inOneLine(e.getCause());
    }
  }

  /** Adds the number of the process in which a task runs. */
  private static final class WithProcess implements MapFunction<Long, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String map(Long result) {
      String process = ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
      return result + " " + process;
    }
  }
}
