/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.control;

import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
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
import java.util.function.Consumer;

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

  /**
   * Takes charge of the checkpoints and the task boundaries of this JVM, and starts the control
   * thread.
   */
  public StopControl(Checkpoints checkpoints, Tasks tasks, Coverage coverage, StopPolicy policy) {
    this.checkpoints = checkpoints;
    this.policy = policy;
    this.whereabouts = new Whereabouts(coverage);
    Arming arming = new Arming(checkpoints, coverage, flagCost, new SystemClock());
    this.rounds =
        new RequestRounds(
            book,
            audit,
            whereabouts,
            new WaitInterrupter(policy),
            arming,
            policy.rules(),
            coverage);
    this.thread = new ControlThread(rounds);
    thread.start();
    tasks.tell(this);
    checkpoints.install(new Checkpoint(policy.rules()));
    checkpoints.installEntries(new Checkpoint(policy.entryRules()));
    checkpoints.installTasks(tasks, policy.stop().type());
  }

  /** Adds a listener, which receives each change of state from now on. */
  public void listen(RequestListener listener) {
    audit.add(listener);
  }

  /**
   * Sets the source of {@link RequestView#aftermath} for requests from now on; at first there is
   * none.
   */
  public void foresee(Forecast newForecast) {
    forecast = newForecast;
  }

  /** Sets the means to stop loops without checkpoints from now on; at first there is none. */
  public void reachBy(Reach newReach) {
    rounds.reachBy(newReach);
  }

  /** Sets the means to end waits that no interrupt ends from now on; at first there is none. */
  public void unblockBy(Unblocking newUnblocking) {
    rounds.unblockBy(newUnblocking);
  }

  /** How long a request stays open if its author gives no time, in seconds. */
  public long expirySeconds() {
    return policy.expirySeconds();
  }

  /** Runs in every thread that passes a checkpoint of its kind while the flag is up. */
  private final class Checkpoint implements Runnable {
    private final DeliveryRules rules;

    Checkpoint(DeliveryRules rules) {
      this.rules = rules;
    }

    @Override
    public void run() {
      passed(rules);
    }
  }

  void passed(DeliveryRules rules) {
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
    return checkpoints.gates().armedCount();
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
   * Requests that a task stop at its next checkpoint, and returns without waiting for it. If a
   * request for the task is open already, that one is returned, and expires as it would have. It
   * notes the second reason if an interrupt has caused it.
   *
   * @param requestedBy who asks, for the record; shown in one line
   * @param expirySeconds the number of seconds after which the request expires
   * @return the request, for which the call looks at the thread as {@link #requests()} does
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  public RequestView stop(Task task, Reason reason, String requestedBy, long expirySeconds) {
    return view(stopOf(task, reason, requestedBy, expirySeconds));
  }

  /**
   * Requests stops as {@link #stop} does, all of them before it looks at any thread.
   *
   * @param refused receives the refusal of a task that is over, or whose thread is the agent's own
   * @return the requests, in the order of the tasks
   * @throws IllegalStateException after {@link #close}
   */
  public List<RequestView> stopAll(
      List<Task> tasks,
      Reason reason,
      String requestedBy,
      long expirySeconds,
      Consumer<IllegalArgumentException> refused) {
    List<StopRequest> requests = new ArrayList<>();
    for (Task task : tasks) {
      try {
        requests.add(stopOf(task, reason, requestedBy, expirySeconds));
      } catch (IllegalArgumentException refusal) {
        refused.accept(refusal);
      }
    }
    return views(requests);
  }

  /**
   * Requests a stop as {@link #stop} does, and looks at no thread.
   *
   * @return the id of the request
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  public long order(Task task, Reason reason, String requestedBy, long expirySeconds) {
    return stopOf(task, reason, requestedBy, expirySeconds).id();
  }

  private StopRequest stopOf(Task task, Reason reason, String requestedBy, long expirySeconds) {
    // Before the lock: a look at a thread that reaches no poll must not hold up other requests.
    String aftermath = forecast.of(task);
    synchronized (this) {
      StopRequest asked = asked(task);
      if (asked != null
          && asked.cause().join(Filled.of(InlinedText.ASKED_AS_WELL, requestedBy, reason))) {
        asked.askedAgain();
        return asked;
      }
      return add(
          new StopOrder(book.nextId(), task, reason, requestedBy, expirySeconds)
              .foreseeing(aftermath),
          task);
    }
  }

  /**
   * Orders a stop as {@link #order} does, because the task was interrupted: as long as nothing was
   * thrown, the request is cancelled as soon as the thread is found without its interrupt status.
   *
   * @return the id of the request
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  long orderInterrupted(Task task, Reason reason, String by, long expirySeconds) {
    String aftermath = forecast.of(task);
    synchronized (this) {
      StopRequest asked = asked(task);
      if (asked != null) {
        return asked.id();
      }
      return add(
              new StopOrder(book.nextId(), task, reason, by, expirySeconds)
                  .foreseeing(aftermath)
                  .becauseOfInterrupt(),
              task)
          .id();
    }
  }

  /** The open request for the task; null if there is none. */
  private StopRequest asked(Task task) {
    if (removed) {
      throw new IllegalStateException(AnswerMessage.REMOVED.text());
    }
    requireStoppable(task);
    return book.open().of(task);
  }

  private StopRequest add(StopOrder order, Task task) {
    StopRequest request = new StopRequest(order, task, policy.stop());
    book.add(request);
    checkpoints.raise();
    thread.wake();
    return request;
  }

  /** Whether the request was cancelled because the code took note of an interrupt. */
  boolean wasNoticed(long requestId) {
    return book.find(requestId).map(request -> request.cause().wasNoticed()).orElse(false);
  }

  /**
   * Requests a stop as {@link #stop} does, and allows every means to reach a loop without
   * checkpoints.
   *
   * @return the request, for which the call looks at the thread as {@link #requests()} does
   * @throws IllegalArgumentException if the task is over, or its thread is the agent's own
   * @throws IllegalStateException after {@link #close}
   */
  public RequestView rescue(Task task, Reason reason, String requestedBy, long expirySeconds) {
    StopRequest request = stopOf(task, reason, requestedBy, expirySeconds);
    request.allowAllMeans();
    return view(request);
  }

  /**
   * Describes what {@link #rescue} would do, and does nothing of it. Watches the thread for a
   * moment.
   *
   * @return a line for each step
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
      throw task.isWholeLife()
          ? AnswerMessage.THREAD_ENDED.with(threadId).refusal()
          : AnswerMessage.TASK_ENDED.with(task).refusal();
    }
    if (OwnThread.isOwn(task.thread())) {
      throw AnswerMessage.THREAD_OF_AGENT.with(threadId, ThreadName.of(task.thread())).refusal();
    }
  }

  /**
   * Cancels an open request. A stop error that was thrown already cannot be taken back.
   *
   * @throws IllegalArgumentException if there is no such request, or it is closed
   */
  public RequestView cancel(long requestId, String cancelledBy) {
    StopRequest request = book.existing(requestId);
    requireChange(
        request.close(Ending.cancelled(InlinedText.CANCELLED_BY + cancelledBy)),
        request,
        "cancelled");
    return view(request);
  }

  /**
   * Forces an open request past all rules of delivery: no-stop zones, cleanup code, monitors.
   *
   * @throws IllegalArgumentException if there is no such request, or it is closed
   */
  public RequestView force(long requestId, Reason reason, String forcedBy) {
    StopRequest request = book.existing(requestId);
    requireChange(
        request.force(InlinedText.FORCED_BY + forcedBy + ": " + reason), request, "forced");
    return view(request);
  }

  private void requireChange(boolean changed, StopRequest request, String how) {
    if (!changed) {
      throw AnswerMessage.REQUEST_CLOSED.with(view(request), how).refusal();
    }
    thread.wake();
  }

  /**
   * The open requests and the last closed ones, newest first. The call looks at the threads of the
   * open ones, and takes some 40 ms if one of them runs without passing a checkpoint.
   */
  public List<RequestView> requests() {
    return views(book.all());
  }

  private List<RequestView> views(List<StopRequest> requests) {
    if (requests.isEmpty()) {
      // As at the end of nearly every JVM, which needs none of the classes that look at threads.
      return new ArrayList<>();
    }
    Map<StopRequest, String> places = whereabouts.of(requests);
    List<RequestView> views = new ArrayList<>();
    for (StopRequest request : requests) {
      views.add(view(request, places.getOrDefault(request, "")));
    }
    return views;
  }

  /**
   * The request as it is now; as long as it is open, the call looks at its thread as {@link
   * #requests()} does.
   *
   * @throws IllegalArgumentException if there is none, or none any more, with this id
   */
  public RequestView request(long id) {
    return view(book.existing(id));
  }

  /**
   * The state of the request. Looks at no thread.
   *
   * @throws IllegalArgumentException if there is none, or none any more, with this id
   */
  public RequestState stateOf(long id) {
    StopRequest request = book.existing(id);
    request.catchUp();
    return request.phase().state;
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
   * Forgets the requests until now, which are those of the self-test, and gives the next one the id
   * 1. Listeners receive nothing of them afterwards.
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
   * Cancels the open requests and gives the checkpoints back; nothing can be stopped afterwards.
   * Waits for the control thread for two seconds at most. A second call does nothing, because the
   * checkpoints may belong to another agent by then.
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
      request.close(Ending.cancelled(InlinedText.AGENT_REMOVED));
      audit.publish(request);
    }
    book.putClosedAside();
    checkpoints.uninstall();
    // Otherwise the control thread does it at the end of its round; only one may arm gates.
    if (alone) {
      checkpoints.arm(new BitSet());
    }
  }
}
