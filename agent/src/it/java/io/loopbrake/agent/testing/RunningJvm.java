/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.testing;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that runs in another JVM until it is closed. Its standard output is read by one thread
 * at a time.
 */
public final class RunningJvm implements AutoCloseable {
  private static final String READY = "ready";
  private static final long PATIENCE_SECONDS = 10;

  private final Process process;

  /** Takes over a process, in which the program was started. */
  public RunningJvm(Process process) {
    this.process = process;
  }

  /**
   * Waits until the program has written its first line, which says that it is ready. From then on
   * the JVM can be attached to.
   *
   * @return this
   * @throws AssertionError if it writes something else, or ends; the process is killed
   */
  public RunningJvm awaitReady() {
    String line = nextLine();
    if (!READY.equals(line)) {
      throw new AssertionError("not ready: " + kill(line));
    }
    return this;
  }

  private ForkedJvm.Result kill(String line) {
    if (line == null) {
      // A JVM that ends by itself closes its output before it has its exit code.
      process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
    // Process.destroyForcibly would close the streams.
    process.toHandle().destroyForcibly();
    int exitCode = process.onExit().join().exitValue();
    return new ForkedJvm.Result(exitCode, line == null ? "" : line + "\n", err());
  }

  public Process process() {
    return process;
  }

  public long pid() {
    return process.pid();
  }

  /** The next line of its standard output; null at the end. */
  public String nextLine() {
    try {
      return process.inputReader().readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The other lines of its standard output, as they come. */
  public Stream<String> lines() {
    return process.inputReader().lines();
  }

  /** What it has written on standard error, when it has ended; waits until then. */
  public String err() {
    try {
      return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a line to its standard input. */
  public void tell(String line) {
    try {
      Writer in = process.outputWriter();
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects to its MBean, and waits until the MBean is there. */
  public LoopbrakeClient connect() throws Exception {
    return LoopbrakeClient.connect(pid());
  }

  /**
   * Loads the agent into the JVM.
   *
   * @param options as they would stand in the flag
   * @throws AgentLoadException if the JVM takes no agent
   */
  public void attachAgent(String options) throws Exception {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(pid()));
    try {
      machine.loadAgent(ForkedJvm.agentJar().toString(), options);
    } catch (AgentLoadException e) {
      // Java 8 answers "0" for success, which newer attach clients do not understand.
      if (!"0".equals(e.getMessage())) {
        throw e;
      }
    } finally {
      machine.detach();
    }
  }

  /** Kills the JVM, and waits until it has ended. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
