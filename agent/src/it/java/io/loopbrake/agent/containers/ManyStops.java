/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.containers;

import io.loopbrake.agent.containers.Site.Reply;
import io.loopbrake.agent.testing.LoopbrakeClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;

/**
 * An operator outside of a server's JVM who stops one request after the other: such as run away,
 * and such as end by themselves about when the stop comes.
 */
final class ManyStops {
  private static final String QUESTIONS = "io.loopbrake.containers.app.Questions.";
  private static final String RUNS_AWAY = QUESTIONS + "runAway:";
  private static final String ENDS = QUESTIONS + "endAfter:";
  private static final String LIFE = "the thread's whole life";
  private static final Pattern REQUEST = Pattern.compile("request (\\d+) .*", Pattern.DOTALL);
  private static final long LOOK_MILLIS = 50;
  private static final long PATIENCE_MILLIS = 20_000;
  private static final int RUNAWAYS_FOR_ONE_THAT_ENDS = 5;

  /** More than any of the servers has workers. */
  private static final int CROWD = 12;

  private final Site site;
  private final LoopbrakeClient operator;
  private final Random random = new Random(42);
  private final List<Long> millis = new ArrayList<>();
  private final List<String> leftRunning = new ArrayList<>();
  private final List<String> untrue = new ArrayList<>();
  private final Set<Long> workers = new TreeSet<>();
  private final Set<String> kinds = new TreeSet<>();
  private int inTime;
  private int tooLate;

  ManyStops(LiveServer server) {
    this.site = server.site();
    this.operator = server.operator();
  }

  /**
   * What came of the stops.
   *
   * @param millis from each request to its end, shortest first
   * @param leftRunning what was not ended by one stop that was not forced, and why
   * @param inTime requests that would have ended by themselves and were stopped before
   * @param tooLate those that had ended by themselves
   * @param untrue where the operator and the client of a request were told different things
   * @param kinds of tasks that ran away
   * @param lost workers that had a runaway and answer no more
   */
  record Tally(
      List<Long> millis,
      List<String> leftRunning,
      int inTime,
      int tooLate,
      List<String> untrue,
      Set<String> kinds,
      Set<Long> lost) {}

  /** Stops so many that run away in answer to one of the questions, in turn, and goes on. */
  Tally stop(int stops, String... questions) throws Exception {
    for (int i = 0; i < stops; i++) {
      stopRunaway(questions[i % questions.length]);
      if (i % RUNAWAYS_FOR_ONE_THAT_ENDS == 0) {
        stopWhatEnds();
      }
    }
    Set<Long> lost = new TreeSet<>(workers);
    lost.removeAll(answering());
    return new Tally(
        millis.stream().sorted().toList(), leftRunning, inTime, tooLate, untrue, kinds, lost);
  }

  private void stopRunaway(String question) throws Exception {
    Future<Reply> client = inBackground(() -> site.ask(question));
    CompositeData loop = find(RUNS_AWAY, PATIENCE_MILLIS).orElseThrow();
    workers.add((Long) loop.get("threadId"));
    kinds.add((String) loop.get("taskKind"));

    CompositeData request = awaitEnd(idIn(stopTask(loop)));

    boolean stopped = request.get("state").equals("STOPPED");
    if (!stopped || !isAnswered(client)) {
      leftRunning.add(request.get("state") + ": " + request.get("why"));
      end(client, request);
    } else {
      millis.add(millisOf(request));
    }
    int status = client.get().status();
    if (status != 500) {
      untrue.add("a runaway was answered with " + status);
    }
  }

  /** The one that was left running, so that the next can be told from it. */
  private void end(Future<Reply> client, CompositeData request) throws Exception {
    if (!request.get("state").equals("STOPPED")) {
      operator.call("force", request.get("id"), "it has to go");
    }
    for (int tries = 0; !isAnswered(client); tries++) {
      if (tries == 3) {
        throw new IllegalStateException("a runaway cannot be ended: " + operator.requests());
      }
      Optional<CompositeData> loop = find(RUNS_AWAY, PATIENCE_MILLIS);
      if (loop.isPresent()) {
        awaitEnd(idIn(stopTask(loop.get())));
      }
    }
  }

  /** Where a worker is one task for life, there is no request that could be over. */
  private void stopWhatEnds() throws Exception {
    if (kinds.contains(LIFE)) {
      return;
    }
    long length = 4 * LOOK_MILLIS + random.nextInt(100);
    Future<Reply> client = inBackground(() -> site.ask("ends " + length));
    Optional<CompositeData> loop = find(ENDS, length);
    Thread.sleep(random.nextInt(150));
    String state = loop.isPresent() ? stateAfterStop(loop.get()) : "over before it was seen";

    Reply reply = client.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    boolean stopped = state.equals("STOPPED");
    if (stopped) {
      inTime++;
    } else if (loop.isPresent()) {
      tooLate++;
    }
    if (stopped ? reply.status() != 500 : !reply.isRight("ended ")) {
      untrue.add(state + ", but " + reply);
    }
  }

  private String stateAfterStop(CompositeData loop) throws Exception {
    try {
      return (String) awaitEnd(idIn(stopTask(loop))).get("state");
    } catch (RuntimeMBeanException e) {
      return "refused: " + e.getCause().getMessage();
    }
  }

  private Optional<CompositeData> find(String method, long patienceMillis) throws Exception {
    long start = System.nanoTime();
    do {
      for (CompositeData row : operator.findLoops(LOOK_MILLIS)) {
        boolean isUnderWay = !row.get("task").equals("");
        if (isUnderWay && ((String) row.get("loop")).startsWith(method)) {
          return Optional.of(row);
        }
      }
    } while (millisSince(start) < patienceMillis);
    return Optional.empty();
  }

  private Object stopTask(CompositeData loop) throws IOException, JMException {
    return operator.call("stopTask", loop.get("task"), "it takes too long");
  }

  private static long idIn(Object answer) {
    Matcher matcher = REQUEST.matcher((String) answer);
    if (!matcher.matches()) {
      throw new IllegalStateException("no request in: " + answer);
    }
    return Long.parseLong(matcher.group(1));
  }

  /** The request as it stands when it is closed, or when that has taken too long. */
  private CompositeData awaitEnd(long id) throws Exception {
    long start = System.nanoTime();
    while (true) {
      CompositeData request =
          operator.requests().stream()
              .filter(row -> row.get("id").equals(id))
              .findFirst()
              .orElseThrow();
      String state = (String) request.get("state");
      boolean open = state.equals("PENDING") || state.equals("DELIVERED");
      if (!open || millisSince(start) > PATIENCE_MILLIS) {
        return request;
      }
      Thread.sleep(5);
    }
  }

  private static boolean isAnswered(Future<Reply> client)
      throws InterruptedException, ExecutionException {
    try {
      client.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static long millisOf(CompositeData request) {
    return ((Date) request.get("changedAt")).getTime()
        - ((Date) request.get("requestedAt")).getTime();
  }

  /** The workers that had a runaway and answer when many ask at once. */
  private Set<Long> answering() throws Exception {
    Set<Long> heard = new TreeSet<>();
    long start = System.nanoTime();
    while (!heard.containsAll(workers) && millisSince(start) < PATIENCE_MILLIS) {
      List<Future<Reply>> crowd = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        crowd.add(inBackground(() -> site.ask("wait 50")));
      }
      for (Future<Reply> one : crowd) {
        String text = one.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).text();
        heard.add(Long.valueOf(text.substring(text.lastIndexOf(' ') + 1)));
      }
    }
    return heard;
  }

  private static long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private static <T> Future<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "client");
    thread.setDaemon(true);
    thread.start();
    return task;
  }
}
