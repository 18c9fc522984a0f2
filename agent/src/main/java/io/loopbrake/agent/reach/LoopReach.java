/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.reach;

import io.loopbrake.agent.config.ReachMode;
import io.loopbrake.agent.control.Reach;
import io.loopbrake.agent.control.Reachable;
import io.loopbrake.agent.delivery.DeliveryRules;
import io.loopbrake.agent.delivery.EntryCheckpoints;
import io.loopbrake.agent.flow.StopType;
import io.loopbrake.agent.gate.Checkpoints;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.FailureLog;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;
import io.loopbrake.agent.message.RunMessage;
import io.loopbrake.agent.stack.ProxyFrames;
import io.loopbrake.agent.suspend.ThreadSuspender;
import io.loopbrake.agent.threads.DeepStacks;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.StackTraces;
import io.loopbrake.agent.threads.ThreadActivity;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Brings stops to loops without checkpoints, one after the other, in a thread that exists only
 * while there is such a stop. It finds the loop, plants checkpoints at the entry of the methods
 * that the loop calls, one call after the other, waits until the stop error has left the loop, and
 * removes the checkpoints. Thread-safe.
 */
public final class LoopReach implements Reach, OwnThread.Rounds, AutoCloseable {
  private static final long PAUSE_MILLIS = 5;
  private static final long STEP_MILLIS = 250;
  private static final long WAITING_STEP_MILLIS = 2_000;
  private static final long DEFERRAL_MILLIS = 30_000;
  private static final long GONE_MILLIS = 200;
  private static final long SWALLOWING_MILLIS = 1_500;
  private static final int STEPS_ALONE = 6;
  private static final int MOST_NAMED = 5;

  private final Instrumentation instrumentation;
  private final Checkpoints checkpoints;
  private final SeenHandlers handlers;
  private final FailureLog failures;
  private final StopType stop;
  private final ReachMode usual;
  private final Entries entries = new Entries();
  private final ReloadAllowance allowance = new ReloadAllowance();
  private volatile DeliveryRules rules;
  private volatile ThreadSuspender suspender;
  private final Queue<Reachable> waiting = new ConcurrentLinkedQueue<>();
  private final Set<Long> pursued = ConcurrentHashMap.newKeySet();
  private final OwnThread thread = new OwnThread("reach", this);
  private volatile boolean removed;

  /**
   * Prepares to reach loops.
   *
   * @param handlers receives the handlers of classes that are not included
   * @param failures receives the classes that have not got their code back
   * @param stop the type of the error
   * @param usual the means for requests that are no rescues
   */
  public LoopReach(
      Instrumentation instrumentation,
      Checkpoints checkpoints,
      SeenHandlers handlers,
      FailureLog failures,
      StopType stop,
      ReachMode usual) {
    this.instrumentation = instrumentation;
    this.checkpoints = checkpoints;
    this.handlers = handlers;
    this.failures = failures;
    this.stop = stop;
    this.usual = usual;
  }

  /** The checkpoints at the entry of methods, for the rules that judge there. */
  public EntryCheckpoints entries() {
    return entries;
  }

  /**
   * Sets the rules that decide whether an error may be thrown in a loop itself. To be called before
   * {@link #pursue}.
   */
  public void judgeBy(DeliveryRules newRules) {
    rules = newRules;
  }

  @Override
  public void pursue(Reachable request) {
    if (allows(request, ReachMode.CALLS) && pursued.add(request.id())) {
      waiting.add(request);
      thread.wake();
    }
  }

  /**
   * Ends the work, and closes the means to suspend threads. Waits for two seconds at most until the
   * checkpoints of the present stop are removed.
   */
  @Override
  public void close() {
    removed = true;
    thread.end(TimeUnit.SECONDS.toMillis(2));
    ThreadSuspender unneeded = suspender;
    if (unneeded != null) {
      unneeded.close();
    }
  }

  @Override
  public long round(boolean woken) throws InterruptedException {
    Reachable request = waiting.poll();
    if (request == null) {
      return OwnThread.UNNEEDED;
    }
    Message failure = ReachMessage.SEARCH_FAILED;
    try {
      failure = reach(request);
    } finally {
      request.say(failure);
      pursued.remove(request.id());
    }
    return 0;
  }

  @Override
  public List<String> plan(Thread target) throws InterruptedException {
    EntryPlanter planter = new EntryPlanter(instrumentation, allowance);
    try {
      Samples samples = Samples.of(target);
      if (samples.areNone()) {
        return Collections.singletonList(ReachMessage.THREAD_ENDED.text());
      }
      LoopSearch search = search(samples, planter, new CoverageLedger());
      return planned(search.find(), search.workerLoop(), samples);
    } finally {
      planter.restore();
    }
  }

  private LoopSearch search(Samples samples, EntryPlanter planter, CoverageLedger ledger) {
    LoadedCode code = new LoadedCode(instrumentation);
    return new LoopSearch(samples, code, planter, stop, ledger);
  }

  private static List<String> planned(
      List<ActiveLoop> loops, ActiveLoop workerLoop, Samples samples) {
    List<String> lines = new ArrayList<>();
    if (loops.isEmpty()) {
      Message nothing =
          workerLoop == null
              ? ReachMessage.NOTHING_TURNS.with(place(samples))
              : ReachMessage.WORKER_LOOP.with(workerLoop);
      lines.add(nothing.text());
    }
    for (ActiveLoop loop : loops) {
      lines.add(ReachMessage.TURNS_IN.with(loop).text());
      int number = 0;
      for (Step step : loop.steps()) {
        if (number++ < MOST_NAMED) {
          lines.add(ReachMessage.STEP.with(number, step).text());
        }
      }
      if (number > MOST_NAMED) {
        lines.add(ReachMessage.MORE_STEPS.with(number - MOST_NAMED).text());
      }
      if (number == 0) {
        lines.add(ReachMessage.STEP_IN_LOOP_ITSELF.text());
      }
    }
    return lines;
  }

  private static String place(Samples samples) {
    StackTraceElement[] last = samples.last();
    return StackTraces.frame(last[last.length - 1]);
  }

  /** Returns why the loop was not reached; null if it was, or need not be any more. */
  private Message reach(Reachable request) throws InterruptedException {
    Thread target = request.thread();
    if (target == null || !request.isInnermost()) {
      return null;
    }
    EntryPlanter planter = new EntryPlanter(instrumentation, allowance);
    Set<String> planted = new TreeSet<>();
    boolean reached = false;
    try {
      request.say(ReachMessage.SEARCHES);
      Samples samples = Samples.of(target);
      if (samples.areNone()) {
        return null;
      }
      LoopSearch search = search(samples, planter, handlers.of(request));
      List<ActiveLoop> loops = search.find();
      for (ActiveLoop loop : loops) {
        reached = reached || reach(request, target, loop, planter, planted);
      }
      if (reached || !request.isOpen()) {
        return null;
      }
      ActiveLoop spared = spared(request, loops);
      Message why = null;
      if (allows(request, ReachMode.ANY) && isAnyOpenInside(loops)) {
        why = throwIn(loops, request, target);
      } else if (spared == null) {
        why = failure(search, loops, planted, samples, request.isDelivered());
      }
      if (spared != null && !request.isDelivered()) {
        request.amend(ReachMessage.RELOADED_OFTEN.with(spared, ReloadAllowance.MOST));
      }
      return why;
    } finally {
      end(request, planter, planted, reached);
    }
  }

  private boolean allows(Reachable request, ReachMode means) {
    return request.allowsAllMeans() || usual.compareTo(means) >= 0;
  }

  private static boolean isAnyOpenInside(List<ActiveLoop> loops) {
    for (ActiveLoop loop : loops) {
      if (loop.isOpenInside()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Throws in one of the loops itself. Returns why nothing was thrown; null if the error was
   * thrown, or there is nothing to say.
   */
  private Message throwIn(List<ActiveLoop> loops, Reachable request, Thread target)
      throws InterruptedException {
    ThreadSuspender by = suspender;
    if (by == null || !by.isAvailable()) {
      // An attempt that failed on an overloaded machine may succeed the next time.
      request.say(ReachMessage.TRIES_MEANS);
      by = ThreadSuspender.forThisJvm(instrumentation);
      suspender = by;
      if (removed) {
        by.close();
      }
    }
    LoopThrow loopThrow = new LoopThrow(by, rules);
    Message why = null;
    for (ActiveLoop loop : loops) {
      if (loop.isOpenInside()) {
        request.say(ReachMessage.SUSPENDS.with(loop));
        Message failure = loopThrow.in(loop, request, target);
        if (failure == null) {
          awaitDeparture(request, target, loop);
          return null;
        }
        why = why == null ? failure : why;
      }
    }
    return why;
  }

  private static Message failure(
      LoopSearch search,
      List<ActiveLoop> loops,
      Set<String> planted,
      Samples samples,
      boolean delivered) {
    if (loops.isEmpty()) {
      return search.workerLoop() == null
          ? ReachMessage.NO_LOOP.with(place(samples))
          : ReachMessage.WORKER_LOOP.with(search.workerLoop());
    }
    ActiveLoop first = loops.get(0);
    if (delivered) {
      return null;
    }
    if (first.isTight()) {
      return ReachMessage.TIGHT.with(first);
    }
    if (planted.isEmpty()) {
      return ReachMessage.CALLS_NOTHING.with(first);
    }
    return ReachMessage.NOT_PASSED.with(first, named(planted));
  }

  /** Returns whether the loop was reached, or need not be any more. */
  private boolean reach(
      Reachable request, Thread target, ActiveLoop loop, EntryPlanter planter, Set<String> planted)
      throws InterruptedException {
    Activation activation = loop.activation();
    entries.expect(activation);
    checkpoints.aimAt(target);
    List<Step> steps = allowed(request, loop);
    for (int i = 0; i < steps.size() && request.isOpen(); i++) {
      request.say(ReachMessage.PLANTS.with(loop, steps.get(i)));
      Set<Callee> callees = new HashSet<>(steps.get(i).callees());
      boolean intrinsic = steps.get(i).mayBeIntrinsic();
      while (i + 1 >= STEPS_ALONE && i + 1 < steps.size()) {
        callees.addAll(steps.get(++i).callees());
        intrinsic |= steps.get(i).mayBeIntrinsic();
      }
      for (Callee callee : callees) {
        planted.add(callee.place());
      }
      planter.plant(callees);
      if (intrinsic && loop.type() != null && !loop.activation().isRecursion()) {
        planter.leaveCompiledCode(loop.type());
      }
      if (awaitEntry(request, target, activation)) {
        request.say(ReachMessage.REACHED.with(loop, named(planted)));
        return awaitDeparture(request, target, loop);
      }
    }
    return !request.isOpen();
  }

  /**
   * Without the steps whose classes were reloaded too often, unless somebody asked for a rescue:
   * attempts that are made without being asked for could go on for days.
   */
  private List<Step> allowed(Reachable request, ActiveLoop loop) {
    List<Step> steps = new ArrayList<>(loop.steps());
    if (!request.allowsAllMeans()) {
      steps.removeIf(step -> step.isUsedUp(allowance));
    }
    return steps;
  }

  /** The first loop with steps that were left out; null if there is none. */
  private ActiveLoop spared(Reachable request, List<ActiveLoop> loops) {
    for (ActiveLoop loop : loops) {
      if (allowed(request, loop).size() < loop.steps().size()) {
        return loop;
      }
    }
    return null;
  }

  /** A thread that waits between its turns is given the time for another one. */
  private static boolean awaitEntry(Reachable request, Thread target, Activation activation)
      throws InterruptedException {
    ThreadActivity activity = new ThreadActivity(target);
    long start = System.nanoTime();
    boolean ran = false;
    while (request.isOpen() && activation.entered() == 0) {
      ran = ran || activity.hasUsedProcessorSinceLastLook();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      if (millis >= (ran ? STEP_MILLIS : WAITING_STEP_MILLIS)) {
        break;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    return activation.entered() > 0;
  }

  /**
   * Waits for the end of deferrals, and then until the thread is somewhere else. Returns whether
   * the thread is, or may still get there; false if the loop has got the error some time ago and
   * goes on.
   */
  private static boolean awaitDeparture(Reachable request, Thread target, ActiveLoop loop)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEFERRAL_MILLIS);
    long gone = 0;
    long delivered = 0;
    while (request.isOpen() && System.nanoTime() - end < 0) {
      long now = System.nanoTime();
      boolean there = loop.activation().isOn(outermostFirst(target));
      gone = there ? 0 : gone == 0 ? now : gone;
      if (gone != 0 && now - gone > TimeUnit.MILLISECONDS.toNanos(GONE_MILLIS)) {
        return true;
      }
      delivered = request.isDelivered() && delivered == 0 ? now : delivered;
      if (delivered != 0 && now - delivered > TimeUnit.MILLISECONDS.toNanos(SWALLOWING_MILLIS)) {
        request.observe(ReachMessage.CATCHES_ALL.with(loop));
        return false;
      }
      Thread.sleep(2 * PAUSE_MILLIS);
    }
    return true;
  }

  private static StackTraceElement[] outermostFirst(Thread target) {
    StackTraceElement[] stack = ProxyFrames.without(DeepStacks.of(target));
    Collections.reverse(Arrays.asList(stack));
    return stack;
  }

  private void end(Reachable request, EntryPlanter planter, Set<String> planted, boolean reached) {
    checkpoints.aimAt(null);
    entries.expect(null);
    Map<String, Throwable> left = planter.restore();
    for (Map.Entry<String, Throwable> type : left.entrySet()) {
      failures.addBeside(type.getKey(), RunMessage.CHECKPOINT_KEPT, type.getValue());
    }
    if (!left.isEmpty()) {
      request.amend(ReachMessage.CODE_KEPT.with(String.join(", ", left.keySet())));
    } else if (reached && !planted.isEmpty()) {
      request.amend(ReachMessage.WAS_REACHED.with(named(planted)));
    }
  }

  private static String named(Set<String> methods) {
    List<String> names = new ArrayList<>(methods);
    return names.size() <= 2
        ? String.join(" and ", names)
        : names.get(0) + " and " + (names.size() - 1) + " more";
  }
}
