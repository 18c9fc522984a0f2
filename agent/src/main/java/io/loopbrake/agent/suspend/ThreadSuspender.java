/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.suspend;

import io.loopbrake.agent.message.Message;
import io.loopbrake.agent.message.ReachMessage;
import io.loopbrake.agent.threads.OwnThread;
import io.loopbrake.agent.threads.VirtualThreads;
import java.lang.instrument.Instrumentation;
import java.util.function.Predicate;

/**
 * Throws an error in another thread, at a place that is checked while the thread is suspended.
 * Thread-safe; the tries run one after the other.
 *
 * <p>Java 8 to 19 can suspend, stop and resume a {@link Thread}. Java 20 can do neither that nor
 * call native code. From Java 21 on, SuspendThread, StopThread and ResumeThread of JVMTI are called
 * through {@code java.lang.foreign}. A native library of the agent would have to be built and
 * tested for each platform, written to disk, and loaded in each JVM; the functions of JVMTI are
 * part of HotSpot.
 *
 * <p>The place is exact for a loop that calls no method and does not end by itself. A thread that
 * is suspended within the JVM, for example while it enters a monitor, throws the error later. On
 * Java 8 to 16, compiled code does so, too: it continues in the interpreter until that calls the
 * JVM.
 */
public final class ThreadSuspender implements AutoCloseable {
  private static final String REFERENCE_HANDLER = "java.lang.ref.Reference$ReferenceHandler";

  private final SuspendMeans means;
  private final StackLook stacks;
  private final String description;
  private final SuspensionWatch watch = new SuspensionWatch();
  private volatile String lastFailure = "";

  private ThreadSuspender(SuspendMeans means, StackLook stacks, Message objection) {
    this.stacks = stacks;
    Message failure = objection == null ? rehearsed(means) : objection;
    if (failure != null) {
      close(means);
    }
    this.means = failure == null ? means : null;
    this.description = failure == null ? means.toString() : failure.text();
  }

  private Message rehearsed(SuspendMeans rehearsedMeans) {
    Message failure =
        new Rehearsal()
            .failure(
                (thread, place, error, done) ->
                    tryOnce(rehearsedMeans, thread, place, error, done));
    return failure == null || lastFailure.isEmpty()
        ? failure
        : failure.within("", ": " + lastFailure);
  }

  /**
   * Chooses the means of this JVM and tries it with a thread of the agent, which takes some tenths
   * of a second, or ten seconds if it does not work. Must not be called before {@code main} runs,
   * because until then JNI does not know the JVM. Never throws: if there is no means, {@link
   * #description} says why.
   */
  public static ThreadSuspender forThisJvm(Instrumentation instrumentation) {
    try {
      JvmKind jvm = JvmKind.ofThisJvm();
      if (jvm.objection() != null) {
        return unavailable(jvm.objection());
      }
      TrustedHandles handles = TrustedHandles.of(instrumentation);
      SuspendMeans means = jvm.hasStop() ? new JavaMeans(handles) : new JvmtiMeans(handles);
      return new ThreadSuspender(means, new StackLook(handles), null);
    } catch (Throwable e) {
      return unavailable(ReachMessage.NOT_ALLOWED.with(e));
    }
  }

  private static ThreadSuspender unavailable(Message why) {
    return new ThreadSuspender(null, null, why);
  }

  /**
   * Frees what the means keeps in the JVM. No error can be thrown afterwards. May be called
   * repeatedly, and by any thread.
   */
  @Override
  public void close() {
    close(means);
  }

  private static void close(SuspendMeans unneeded) {
    try {
      if (unneeded != null) {
        unneeded.close();
      }
    } catch (Throwable failure) {
      // It stays in the JVM then, and nobody can do more.
    }
  }

  /** Whether an error can be thrown in another thread of this JVM. */
  public boolean isAvailable() {
    return means != null;
  }

  /** The means in words, or why there is none, for operators. */
  public String description() {
    return description;
  }

  /** Outcome of one try. */
  public enum Outcome {
    /** The error was passed to the thread at the place; the thread throws it as soon as it runs. */
    THROWN,
    /** The thread was at a place that was not accepted; it runs on without any effect. */
    ELSEWHERE,
    /** The thread has ended, or was not started. */
    ENDED,
    /**
     * The try failed, for the reason in {@link #lastFailure}; the thread runs on, unless the reason
     * says that it could not be resumed.
     */
    FAILED
  }

  /** Why the last try failed, in words for operators; empty if it did not. */
  public String lastFailure() {
    return lastFailure;
  }

  /**
   * Suspends the thread and reads its stack. If {@code place} accepts the stack, passes the error
   * to the thread and runs {@code done}. Resumes the thread in every case, after some {@code 0.2}
   * seconds at the latest; if it is resumed for this reason, nothing is thrown any more.
   *
   * <p>{@code place} and {@code done} run while the thread is suspended. It may own any lock, so
   * they must take none, write nothing, allocate little and load no class: call both once
   * beforehand with some other stack. A virtual thread must not call this method.
   *
   * <p>The call waits until the thread has reached a safepoint poll; on Java 8 to 15, until all
   * threads have. Find out first whether the JVM still reaches safepoints.
   *
   * @param thread any but the calling one and the agent's own
   * @param place receives the stack, innermost frame first, with one frame at least
   * @param error the error to throw; its stack trace stays as it is. It replaces an error of an
   *     earlier call that was not thrown yet
   */
  public Outcome tryOnce(
      Thread thread, Predicate<StackTraceElement[]> place, Throwable error, Runnable done) {
    String objection = objection(thread);
    if (objection != null) {
      lastFailure = objection;
      return Outcome.FAILED;
    }
    return tryOnce(means, thread, place, error, done);
  }

  private String objection(Thread thread) {
    if (means == null) {
      return description;
    }
    // No request leads to the first three cases.
    if (VirtualThreads.isVirtual(Thread.currentThread())) {
      return "a virtual thread cannot suspend another";
    }
    if (thread == Thread.currentThread() || OwnThread.isOwn(thread)) {
      return "the thread is the agent's own";
    }
    if (VirtualThreads.isCarrier(thread)) {
      return "the thread only carries virtual threads";
    }
    if (VirtualThreads.isVirtual(thread) && !means.takesVirtualThreads()) {
      return ReachMessage.NO_VIRTUAL_THREADS.text();
    }
    return thread.getClass().getName().equals(REFERENCE_HANDLER)
        ? ReachMessage.OF_GARBAGE_COLLECTOR.text()
        : null;
  }

  private synchronized Outcome tryOnce(
      SuspendMeans by,
      Thread thread,
      Predicate<StackTraceElement[]> place,
      Throwable error,
      Runnable done) {
    lastFailure = "";
    if (!thread.isAlive()) {
      return Outcome.ENDED;
    }
    SuspendMeans.Hold hold;
    try {
      hold = by.hold(thread, error);
    } catch (Throwable e) {
      return failed(ReachMessage.NOT_HELD.with(e));
    }
    Attempt attempt = new Attempt(thread, place, done, new Suspension(hold));
    attempt.run();
    return outcome(attempt, hold);
  }

  private Outcome failed(Message why) {
    lastFailure = why.text();
    return Outcome.FAILED;
  }

  /** Describes the result when the thread runs again, since texts take memory. */
  private Outcome outcome(Attempt attempt, SuspendMeans.Hold hold) {
    if (!attempt.runsAgain) {
      return failed(ReachMessage.NOT_RESUMED.with(attempt.suspension.resumeFailure()));
    }
    watch.end();
    Message problem = null;
    try {
      hold.release();
    } catch (Throwable e) {
      problem = ReachMessage.NOT_FREED.with(e);
    }
    if (attempt.thrown != null) {
      problem = ReachMessage.LOOK_FAILED.with(attempt.thrown);
    } else if (attempt.code == Suspension.LET_GO) {
      problem = ReachMessage.LOOK_TOO_LONG;
    } else if (attempt.code != JvmtiCode.NONE && attempt.code != JvmtiCode.THREAD_NOT_ALIVE) {
      problem = JvmtiCode.meaning(attempt.code);
    }
    lastFailure = problem == null ? "" : problem.text();
    if (attempt.handedOver) {
      return Outcome.THROWN;
    }
    if (attempt.code == JvmtiCode.THREAD_NOT_ALIVE || attempt.hasEnded) {
      return Outcome.ENDED;
    }
    return problem == null ? Outcome.ELSEWHERE : Outcome.FAILED;
  }

  /** The actions between suspending and resuming, and their results. */
  private final class Attempt {
    private final Thread thread;
    private final Thread[] alone;
    private final Predicate<StackTraceElement[]> place;
    private final Runnable handed;
    private final Suspension suspension;
    private int code;
    private boolean handedOver;
    private boolean hasEnded;
    private boolean runsAgain;
    private Throwable thrown;

    Attempt(
        Thread thread, Predicate<StackTraceElement[]> place, Runnable done, Suspension suspension) {
      this.thread = thread;
      this.alone = new Thread[] {thread};
      this.place = place;
      this.handed =
          () -> {
            handedOver = true;
            done.run();
          };
      this.suspension = suspension;
    }

    void run() {
      watch.begin(suspension);
      try {
        code = suspension.begin();
        if (code == JvmtiCode.NONE) {
          lookAndThrow();
        }
      } catch (Throwable e) {
        thrown = e;
      } finally {
        runsAgain = suspension.end();
      }
    }

    private void lookAndThrow() throws Throwable {
      StackTraceElement[] stack = stacks.of(thread, alone);
      if (stack.length == 0) {
        hasEnded = !thread.isAlive();
      } else if (place.test(stack)) {
        code = suspension.handOver(handed);
      }
    }
  }
}
