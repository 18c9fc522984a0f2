/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.testing.LoopbrakeClient;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;

/** An operator in another process, who asks for stops of whatever the workers are at. */
final class RemoteAsker implements Callable<Integer> {
  private static final Pattern ANSWER =
      Pattern.compile("request \\d+ \\(task ((\\d+)#(\\d+)), thread .*\\): [A-Z]+,\\s(?s:.*)");
  private static final Pattern REFUSAL =
      Pattern.compile("task .* is over.*|thread .* is a worker that waits for work: .*");

  private final LoopbrakeClient client;
  private final int pause;
  private volatile boolean enough;

  /** Creates one that pauses before each request, for so many milliseconds at most. */
  RemoteAsker(LoopbrakeClient client, int pause) {
    this.client = client;
    this.pause = pause;
  }

  void end() {
    enough = true;
  }

  /** Asks until it is enough, and disconnects. Returns how often that was not refused. */
  @Override
  public Integer call() throws Exception {
    try (client) {
      return ask(workers());
    }
  }

  private int ask(long[] workers) throws Exception {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int taken = 0;
    while (!enough) {
      Thread.sleep(random.nextInt(pause + 1));
      long worker = workers[random.nextInt(workers.length)];
      Matcher answer = ask("stopThread", worker);
      if (answer != null) {
        taken++;
        assertThat(answer.group(2)).isEqualTo(Long.toString(worker));
        String next = worker + "#" + (Long.parseLong(answer.group(3)) + random.nextInt(3));
        Matcher nextAnswer = ask("stopTask", next);
        if (nextAnswer != null) {
          taken++;
          assertThat(nextAnswer.group(1)).isEqualTo(next);
        }
      }
    }
    return taken;
  }

  private long[] workers() throws Exception {
    ThreadMXBean threads =
        ManagementFactory.newPlatformMXBeanProxy(
            client.server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("worker-"))
        .mapToLong(ThreadInfo::getThreadId)
        .toArray();
  }

  /** Returns the answer, or null if it was refused as it should be then. */
  private Matcher ask(String operation, Object target) throws Exception {
    try {
      Matcher answer = ANSWER.matcher((String) client.call(operation, target, "from afar"));
      assertThat(answer.matches()).as(answer.toString()).isTrue();
      return answer;
    } catch (JMException | RuntimeException refused) {
      assertThat(rootCause(refused))
          .isInstanceOf(IllegalArgumentException.class)
          .message()
          .matches(REFUSAL);
      return null;
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    return thrown.getCause() == null ? thrown : rootCause(thrown.getCause());
  }
}
