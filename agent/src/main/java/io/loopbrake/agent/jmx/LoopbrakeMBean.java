/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.config.BadOptionException;
import io.loopbrake.agent.config.ClassPattern;
import io.loopbrake.agent.config.NamePattern;
import io.loopbrake.agent.control.Reason;
import io.loopbrake.agent.control.RequestView;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.control.Targets;
import io.loopbrake.agent.instrument.CoverageLedger;
import io.loopbrake.agent.instrument.LoadedClasses;
import io.loopbrake.agent.instrument.LoopMethods;
import io.loopbrake.agent.message.AnswerMessage;
import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.task.Task;
import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.BusyLoop;
import io.loopbrake.agent.threads.BusyThreads;
import io.loopbrake.agent.threads.LoopSampler;
import io.loopbrake.agent.threads.UncoveredThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;

/** Carries out the operations that operators call over JMX. Thread-safe. */
final class LoopbrakeMBean implements LoopbrakeOperations {
  private static final long LONGEST_EXPIRY_SECONDS = 86_400;
  private static final long WATCH_MILLIS = 1000;
  private static final Pattern TASK = Pattern.compile("[0-9]{1,18}#u?[0-9]{1,18}");
  private static final Pattern THREAD_ID = Pattern.compile("[0-9]{1,18}");

  private final StopControl control;
  private final Targets targets;
  private final LoadedClasses classes;
  private final CoverageLedger ledger;
  private final StatusReport status;
  private final HottestLoop hottest;
  private final Supplier<String> detachment;
  private final Supplier<String> caller;

  /**
   * Describes the operations.
   *
   * @param detachment removes the agent, and returns the answer for the operator
   * @param caller names the caller of the present call, in the thread of the call
   */
  LoopbrakeMBean(
      StopControl control,
      Targets targets,
      LoadedClasses classes,
      CoverageLedger ledger,
      StatusReport status,
      Supplier<String> detachment,
      Supplier<String> caller) {
    this.detachment = detachment;
    this.caller = caller;
    this.control = control;
    this.targets = targets;
    this.classes = classes;
    this.ledger = ledger;
    this.status = status;
    this.hottest = new HottestLoop(targets, this::kindOf);
  }

  @Override
  public CompositeData getStatus() throws OpenDataException {
    return status.now();
  }

  @Override
  public TabularData getRequests() throws OpenDataException {
    return Tables.requests().rows(control.requests(), Columns.ID);
  }

  @Override
  public TabularData findLoops(long millis) throws OpenDataException, InterruptedException {
    return loops(watch(millis));
  }

  @Override
  public TabularData findUncovered(long millis) throws OpenDataException, InterruptedException {
    return uncovered(watch(millis));
  }

  @Override
  public CompositeData findBusy(long millis) throws OpenDataException, InterruptedException {
    BusyThreads busy = watch(millis);
    return Tables.busy(loops(busy), uncovered(busy));
  }

  private TabularData loops(BusyThreads busy) throws OpenDataException {
    List<LoopRow> rows = new ArrayList<>();
    for (BusyLoop loop : busy.loops()) {
      int rank = rows.size() + 1;
      rows.add(
          targets
              .of(loop)
              .map(task -> LoopRow.of(rank, loop, task, kindOf(task)))
              .orElseGet(() -> LoopRow.withoutTask(rank, loop)));
    }
    return Tables.busyLoops().rows(rows, Columns.THREAD_ID);
  }

  private TabularData uncovered(BusyThreads busy) throws OpenDataException {
    List<UncoveredRow> rows = new ArrayList<>();
    for (UncoveredThread thread : busy.uncovered()) {
      String task = targets.of(thread).map(Task::toString).orElse("");
      Remedy remedy = new Remedy(thread, ledger::isSelected);
      rows.add(new UncoveredRow(rows.size() + 1, thread, task, remedy));
    }
    return Tables.uncovered().rows(rows, Columns.THREAD_ID);
  }

  private BusyThreads watch(long millis) throws InterruptedException {
    LoopMethods methods = ledger.loopMethods();
    return new LoopSampler(methods::contains).watch(millis);
  }

  private String kindOf(Task task) {
    return status.kindOf(task);
  }

  @Override
  public String describe(long requestId) {
    return RequestDescription.of(control.request(requestId));
  }

  @Override
  public String stopThread(long threadId, String reason) {
    Reason why = Reason.of(reason);
    return stop(targets.ofThread(threadId), why, caller.get(), control.expirySeconds());
  }

  @Override
  public String rescue(long threadId, String reason) {
    Reason why = Reason.of(reason);
    return rescue(targets.ofThread(threadId), why);
  }

  @Override
  public String rescueTask(String task, String reason) {
    Reason why = Reason.of(reason);
    return rescue(targets.named(task), why);
  }

  private String rescue(Task task, Reason why) {
    return answer(control.rescue(task, why, caller.get(), control.expirySeconds()));
  }

  @Override
  public String planRescue(long threadId) throws InterruptedException {
    return String.join("\n", control.planRescue(targets.ofThread(threadId)));
  }

  @Override
  public String stopHottest(String reason) throws InterruptedException {
    Reason.of(reason);
    return hottest.offer(watch(WATCH_MILLIS));
  }

  @Override
  public String stopHottest(String reason, String token) {
    Reason why = Reason.of(reason);
    return stop(hottest.taken(token), why, caller.get(), control.expirySeconds());
  }

  @Override
  public String stopTask(String task, String reason) {
    return stopTask(task, reason, control.expirySeconds());
  }

  @Override
  public String stopTask(String task, String reason, long seconds) {
    Reason why = Reason.of(reason);
    if (seconds < 1 || seconds > LONGEST_EXPIRY_SECONDS) {
      throw AnswerMessage.BAD_EXPIRY.with(seconds, LONGEST_EXPIRY_SECONDS).refusal();
    }
    return stop(targets.named(task), why, caller.get(), seconds);
  }

  @Override
  public String stopTaskById(String task, String reason) {
    return stopTask(task, reason);
  }

  @Override
  public String stopTaskWithin(String task, String reason, long seconds) {
    return stopTask(task, reason, seconds);
  }

  @Override
  public String offerHottest(String reason) throws InterruptedException {
    return stopHottest(reason);
  }

  @Override
  public String stopOffered(String reason, String token) {
    return stopHottest(reason, token);
  }

  @Override
  public String force(long requestId, String reason) {
    return DialogText.of(control.force(requestId, Reason.of(reason), caller.get()));
  }

  @Override
  public String stopThreadsNamed(String pattern, String reason) {
    Reason why = Reason.of(reason);
    NamePattern names = parsed(() -> NamePattern.parse(pattern));
    return stopAll(named(names), why, AnswerMessage.NO_THREAD_NAMED.with(names));
  }

  /** A thread of the JVM is meant only if its whole name was given. */
  private List<Task> named(NamePattern names) {
    List<Task> found = targets.ofThreadsNamed(names::matches);
    return found.isEmpty() && names.isOneName() ? targets.ofJvmThreadsNamed(names::matches) : found;
  }

  @Override
  public String stopThreadsIn(String classPattern, String reason) {
    Reason why = Reason.of(reason);
    ClassPattern named = parsed(() -> ClassPattern.parse(classPattern));
    return stopAll(targets.in(named::matches), why, AnswerMessage.NO_THREAD_IN.with(named));
  }

  @Override
  public TabularData requestStop(String target, String reason) throws OpenDataException {
    Reason why = Reason.of(reason);
    if (isTask(target) || isThread(target)) {
      return row(control.stop(single(target), why, caller.get(), control.expirySeconds()));
    }
    NamePattern names = parsed(() -> NamePattern.parse(target));
    List<IllegalArgumentException> refusals = new ArrayList<>();
    List<RequestView> requests = stopAll(named(names), why, refusals);
    if (requests.isEmpty()) {
      throw refusals.isEmpty()
          ? AnswerMessage.NO_THREAD_NAMED.with(names).within("", "; nothing is stopped").refusal()
          : refusals.get(0);
    }
    return Tables.requests().rows(requests, Columns.ID);
  }

  @Override
  public TabularData requestRescue(String target, String reason) throws OpenDataException {
    Reason why = Reason.of(reason);
    return row(control.rescue(single(target), why, caller.get(), control.expirySeconds()));
  }

  private static boolean isTask(String target) {
    return target != null && TASK.matcher(target).matches();
  }

  private static boolean isThread(String target) {
    return target != null && THREAD_ID.matcher(target).matches();
  }

  private Task single(String target) {
    return isThread(target) ? targets.ofThread(Long.parseLong(target)) : targets.named(target);
  }

  private static TabularData row(RequestView request) throws OpenDataException {
    return Tables.requests().rows(Collections.singleton(request), Columns.ID);
  }

  private String stopAll(List<Task> tasks, Reason reason, Message none) {
    if (tasks.isEmpty()) {
      return AnswerMessage.NOTHING_REQUESTED.with(none).text();
    }
    List<String> answers = new ArrayList<>();
    List<IllegalArgumentException> refusals = new ArrayList<>();
    for (RequestView request : stopAll(tasks, reason, refusals)) {
      answers.add(answer(request));
    }
    for (IllegalArgumentException refusal : refusals) {
      answers.add(AnswerMessage.NOT_REQUESTED.with(SingleLine.of(refusal.getMessage())).text());
    }
    return String.join("\n\n", answers);
  }

  private List<RequestView> stopAll(
      List<Task> tasks, Reason reason, List<IllegalArgumentException> refusals) {
    return control.stopAll(tasks, reason, caller.get(), control.expirySeconds(), refusals::add);
  }

  private String stop(Task task, Reason reason, String requester, long seconds) {
    return answer(control.stop(task, reason, requester, seconds));
  }

  private static String answer(RequestView request) {
    return DialogText.of(request)
        + (request.aftermath().isEmpty() ? "" : ";\n" + DialogText.aftermath(request))
        + ";\nlook at Requests, or call describe("
        + request.id()
        + ")";
  }

  @Override
  public String cancel(long requestId) {
    return DialogText.of(control.cancel(requestId, caller.get()));
  }

  @Override
  public String detach() {
    return detachment.get();
  }

  @Override
  public CompositeData previewClasses(String pattern) throws OpenDataException {
    ClassPattern named = parsed(() -> ClassPattern.parse(pattern));
    return Tables.preview(
        classes.foresee(selection -> selection.adding(named)),
        classes.foresee(selection -> selection.removing(named)));
  }

  @Override
  public String addClasses(String pattern) {
    ClassPattern added = parsed(() -> ClassPattern.parse(pattern));
    int reloaded = classes.change(selection -> selection.adding(added));
    return reloaded(reloaded)
        + ClassesAnswer.of(ledger.totals(added::matchesInternal))
        + patterns()
        + ";\na loop that is running already keeps its old code\nuntil its method is left,\nbut is often stopped at what it calls";
  }

  @Override
  public String removeClasses(String pattern) {
    ClassPattern removed = parsed(() -> ClassPattern.parse(pattern));
    return reloaded(classes.change(selection -> selection.removing(removed))) + patterns();
  }

  private static String reloaded(int count) {
    return count + " loaded classes reloaded;\n";
  }

  private String patterns() {
    return "now " + SingleLine.of(status.patterns());
  }

  private static <T> T parsed(Parse<T> parse) {
    try {
      return parse.get();
    } catch (BadOptionException e) {
      throw new IllegalArgumentException(e.inOneLine());
    }
  }

  private interface Parse<T> {
    T get() throws BadOptionException;
  }
}
