/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.task.TaskListener;
import io.loopbrake.agent.task.Tasks;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.ThreadCalls;
import io.loopbrake.agent.threads.ThreadName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Owns the stop requests of this JVM: creates them, delivers them at checkpoints, and closes them.
 * Thread-safe.
 */
public final class StopControl implements TaskListener, BrakeStatus, AutoCloseable {
  private final Checkpoints checkpoints;
  private final StopPolicy policy;
  private final Whereabouts whereabouts;
  private final RequestBook book = new RequestBook();
  private final Audit audit = new Audit();
  private final FlagCost flagCost = new FlagCost();
  private final ControlThread thread;
  private final RequestRounds rounds;
  private volatile Forecast forecast = Forecast.NONE;
  private volatile boolean removed;

  /** Takes charge of the checkpoints and the task boundaries of this JVM. */
  public StopControl(Checkpoints checkpoints, Tasks tasks, Coverage coverage, StopPolicy policy) {
    this.checkpoints = checkpoints;
    this.policy = policy;
    this.whereabouts = new Whereabouts(coverage);
    Arming arming = new Arming(checkpoints, coverage, flagCost, new SystemClock());
    this.rounds =
        new RequestRounds(
            book, audit, whereabouts, new WaitInterrupter(policy), arming, policy.rules());
    this.thread = new ControlThread(rounds);
    thread.start();
    tasks.tell(this);
    checkpoints.install(this::checkpoint);
    checkpoints.installEntries(() -> passed(policy.entryRules()));
    checkpoints.installTasks(tasks, policy.stop().type());
  }

  /** Has the listener told of each change of state from now on. */
  public void listen(RequestListener listener) {
    audit.add(listener);
  }

  /** Has requests from now on say what follows the stop. */
  public void foresee(Forecast newForecast) {
    forecast = newForecast;
  }

  /** Has loops without checkpoints reached from now on. */
  public void reachBy(Reach newReach) {
    rounds.reachBy(newReach);
  }

  /** Has waits ended from now on that no interrupt ends. */
  public void unblockBy(Unblocking newUnblocking) {
    rounds.unblockBy(newUnblocking);
  }

  /** How long a request stays open if its author gives no time, in seconds. */
  public long expirySeconds() {
    return policy.expirySeconds();
  }

  /** Runs in every thread that passes a checkpoint while the flag is up. */
  void checkpoint() {
    passed(policy.rules());
  }

  private void passed(DeliveryRules rules) {
    try {
      Thread current = Thread.currentThread();
      if (!book.open().deliver(current, rules)) {
        flagCost.pass(current);
      }
    } catch (LoopStoppedError | LoopStoppedException thrown) {
      thread.wake();
      throw thrown;
    } catch (StackOverflowError tooDeepForUs) {
      // The application's own stack was nearly full, and what it meant to do may still fit.
    }
  }

  @Override
  public boolean isFlagUp() {
    return checkpoints.isRaised();
  }

  @Override
  public int armedGates() {
    return checkpoints.gates().armed();
  }

  @Override
  public RequestTotals requestTotals() {
    return book.totals();
  }

  @Override
  public boolean isListening() {
    return !book.open().isEmpty();
  }

  @Override
  public boolean isAfter(Thread thread) {
    return book.open().isFor(thread);
  }

  @Override
  public void taskChanged(Thread current) {
    if (book.open().taskChanged(current)) {
      thread.wake();
    }
  }

  /**
   * Asks that a task stop at its next checkpoint. While a request for the task is open, its id is
   * returned and nothing new is asked.
   *
   * @param requestedBy who asks, for the record; one line
   * @param expirySeconds for how long at most the task is to be a target
   * @return the id of the request
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  public synchronized long stop(Task task, Reason reason, String requestedBy, long expirySeconds) {
    StopRequest asked = asked(task);
    if (asked != null
        && asked.cause().join("asked for by " + requestedBy + " as well: " + reason)) {
      return asked.id();
    }
    return ask(new StopOrder(book.nextId(), task, reason, requestedBy, expirySeconds), task);
  }

  /**
   * Asks as {@link #stop} does, because the task was interrupted: as long as nothing was thrown,
   * the request is taken back as soon as the thread is found without its interrupt status.
   *
   * @return the id of the request
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  synchronized long stopInterrupted(Task task, Reason reason, String by, long expirySeconds) {
    StopRequest asked = asked(task);
    if (asked != null) {
      return asked.id();
    }
    return ask(
        new StopOrder(book.nextId(), task, reason, by, expirySeconds).becauseOfInterrupt(), task);
  }

  /** Null if nobody has asked for the stop of the task. */
  private StopRequest asked(Task task) {
    if (removed) {
      throw new IllegalStateException("Loopbrake has been removed from this JVM");
    }
    requireStoppable(task);
    return book.open().of(task);
  }

  private long ask(StopOrder order, Task task) {
    book.add(new StopRequest(order.foreseeing(forecast.of(task)), task, policy.stop()));
    checkpoints.raise();
    thread.wake();
    return order.id;
  }

  /** Whether the request was taken back because the code took note of an interrupt. */
  boolean wasNoticed(long requestId) {
    return book.find(requestId).map(request -> request.cause().wasNoticed()).orElse(false);
  }

  /**
   * Asks as {@link #stop} does, and has a loop without checkpoints reached by every means.
   *
   * @return the id of the request
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  public synchronized long rescue(
      Task task, Reason reason, String requestedBy, long expirySeconds) {
    long id = stop(task, reason, requestedBy, expirySeconds);
    book.existing(id).allowAllMeans();
    return id;
  }

  /**
   * Says what {@link #rescue} would do, and does nothing of it.
   *
   * @return a line for each thing
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws InterruptedException if the calling thread is interrupted
   */
  public List<String> planRescue(Task task) throws InterruptedException {
    requireStoppable(task);
    return rounds.reach().plan(task.thread());
  }

  private static void requireStoppable(Task task) {
    long threadId = ThreadCalls.idOf(task.thread());
    if (task.isOver()) {
      throw new IllegalArgumentException(
          task.isWholeLife() ? "thread " + threadId + " has ended" : "task " + task + " is over");
    }
    if (OwnThread.isOwn(task.thread())) {
      throw new IllegalArgumentException(
          "thread " + threadId + " (" + ThreadName.of(task.thread()) + ") belongs to Loopbrake");
    }
  }

  /**
   * Takes an open request back.
   *
   * @throws IllegalArgumentException if there is no such request, or it is closed
   */
  public RequestView cancel(long requestId, String cancelledBy) {
    StopRequest request = book.existing(requestId);
    requireChange(
        request.close(Ending.cancelled("cancelled by " + cancelledBy)), request, "cancelled");
    return view(request);
  }

  /**
   * Orders an open request past all rules of delivery: no-stop zones, cleanup code, monitors.
   *
   * @throws IllegalArgumentException if there is no such request, or it is closed
   */
  public RequestView force(long requestId, Reason reason, String forcedBy) {
    StopRequest request = book.existing(requestId);
    requireChange(
        request.force("forced past all rules by " + forcedBy + ": " + reason), request, "forced");
    return view(request);
  }

  private void requireChange(boolean changed, StopRequest request, String how) {
    if (!changed) {
      throw new IllegalArgumentException(
          view(request) + "; it is closed and cannot be " + how + " any more");
    }
    thread.wake();
  }

  /** The open requests and the last closed ones, newest first. */
  public List<RequestView> requests() {
    return requests(id -> true);
  }

  /** The same of those with such ids. One look at their threads serves all. */
  public List<RequestView> requests(LongPredicate ids) {
    List<StopRequest> all = book.all();
    all.removeIf(request -> !ids.test(request.id()));
    Map<StopRequest, String> places = whereabouts.of(all);
    List<RequestView> views = new ArrayList<>();
    for (StopRequest request : all) {
      views.add(view(request, places.getOrDefault(request, "")));
    }
    return views;
  }

  /**
   * The request as it stands now.
   *
   * @throws IllegalArgumentException if there is none, or none any more, with this id
   */
  public RequestView request(long id) {
    return view(book.existing(id));
  }

  private RequestView view(StopRequest request) {
    return view(request, whereabouts.of(request));
  }

  private static RequestView view(StopRequest request, String place) {
    request.catchUp();
    Phase phase = request.phase();
    return RequestView.now(request, phase, place);
  }

  /**
   * Forgets the requests until now, the self-test's, and counts the next one as the first. Nobody
   * is told of them afterwards.
   */
  public void startCounting() {
    for (StopRequest request : book.startCounting()) {
      audit.forget(request);
      request.close(Ending.cancelled("the self-test is over"));
    }
  }

  /** Whether nothing can be stopped any more. */
  boolean isShutDown() {
    return removed;
  }

  /**
   * Cancels what is open and gives the checkpoints back; nothing can be stopped afterwards. A
   * second call does nothing, because the checkpoints may belong to another agent by then.
   */
  @Override
  public synchronized void close() {
    if (removed) {
      return;
    }
    removed = true;
    // Before anything else, so that it raises and arms nothing and tells nothing meanwhile.
    boolean alone = thread.end();
    for (StopRequest request : book.open().all()) {
      request.close(Ending.cancelled("cancelled because the agent was removed"));
      audit.publish(request);
    }
    book.putClosedAside();
    checkpoints.uninstall();
    if (alone) {
      checkpoints.arm(new BitSet());
    }
  }
}
