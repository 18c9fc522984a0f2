/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

/** A JVM with the agent in which threads get into troubles when they are told to. */
final class TroubledJvm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TROUBLES = "io.loopbrake.troubleshooting.Troubles";

  /** The thread that takes the names of troubles is to be stopped by none. */
  private static final String OPTIONS =
      String.join(
          ",",
          "include=io.loopbrake.troubleshooting.**",
          "reach=off",
          "exclude=io.loopbrake.troubleshooting.Troubled",
          "locks=defer",
          "cleanup=2s",
          "unblock=jdbc",
          "nostop=" + TROUBLES + "#commits",
          "tasks=" + TROUBLES + "#*Task",
          "deadline=" + TROUBLES + "$Late:200ms",
          "interrupted=" + TROUBLES + "$Deaf:200ms");

  private final RunningJvm jvm;
  private final LoopbrakeClient client;
  private final List<String> out = new CopyOnWriteArrayList<>();

  private TroubledJvm(RunningJvm jvm) throws Exception {
    this.jvm = jvm;
    Thread reader = new Thread(() -> jvm.lines().forEach(out::add), "reader");
    reader.setDaemon(true);
    reader.start();
    awaitLine("ready");
    this.client = jvm.connect();
  }

  static TroubledJvm start() throws Exception {
    return start(ForkedJvm.of(Jdk.ofBuild()).withAgent(OPTIONS));
  }

  static TroubledJvm start(ForkedJvm jvm) throws Exception {
    return new TroubledJvm(jvm.start("io.loopbrake.troubleshooting.Troubled"));
  }

  LoopbrakeClient client() {
    return client;
  }

  /** Waits for a line of the program with such a beginning. */
  String awaitLine(String begin) {
    return awaitLine(begin, 0);
  }

  private String awaitLine(String begin, int from) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> out.stream().skip(from).filter(line -> line.startsWith(begin)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Has a thread with the name of a trouble get into it. Returns the thread's id. */
  long begin(String trouble) {
    int from = out.size();
    jvm.tell(trouble);
    String begin = trouble + " thread ";
    return Long.parseLong(awaitLine(begin, from).substring(begin.length()));
  }

  /** Waits until somebody of this name has asked the thread to stop. Returns the request's id. */
  long awaitRequestBy(String who, String threadName) {
    return await()
        .atMost(PATIENCE)
        .until(() -> requestBy(who, threadName), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<Long> requestBy(String who, String threadName) throws IOException, JMException {
    return client.requests().stream()
        .filter(row -> row.get("requestedBy").equals(who))
        .filter(row -> row.get("threadName").equals(threadName))
        .map(row -> (Long) row.get("id"))
        .findFirst();
  }

  /** What the operation answers, if only that it refuses. */
  String answer(String operation, Object... arguments) {
    try {
      return String.valueOf(client.call(operation, arguments));
    } catch (RuntimeMBeanException e) {
      return e.getTargetException().getMessage();
    } catch (IOException | JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks the thread with this name to stop, once there is one. Returns the request's id. */
  long stop(String threadName) {
    String answer =
        await()
            .until(
                () -> answer("stopThreadsNamed", threadName, "test"),
                said -> said.startsWith("request "));
    return Long.parseLong(answer.split(" ", 3)[1]);
  }

  /** Waits until the thread is found busy. Returns the innermost task that it is at. */
  String awaitTask(String threadName) {
    return await()
        .atMost(PATIENCE)
        .until(() -> task(threadName), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<String> task(String threadName) throws IOException, JMException {
    return client.findLoops(200).stream()
        .filter(row -> row.get("threadName").equals(threadName))
        .map(row -> (String) row.get("task"))
        .findFirst();
  }

  /** Waits until the request's reason for being where it is says so. Returns all that it says. */
  String awaitWhy(long request, String part) {
    return await().atMost(PATIENCE).until(() -> column(request, "why"), why -> why.contains(part));
  }

  /** Waits until the request is in this state. Returns why it is. */
  String awaitState(long request, String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(column(request, "state")).isEqualTo(state));
    return column(request, "why");
  }

  /** The reason that was given for the request. */
  String reason(long request) {
    return column(request, "reason");
  }

  private String column(long request, String name) {
    try {
      for (CompositeData row : client.requests()) {
        if (row.get("id").equals(request)) {
          return (String) row.get(name);
        }
      }
    } catch (IOException | JMException e) {
      throw new IllegalStateException(e);
    }
    throw new AssertionError("no request " + request);
  }

  @Override
  public void close() throws IOException {
    client.close();
    jvm.close();
  }
}
