/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlin.coroutines.jvm.internal.SuspendLambda;
import kotlin.jvm.functions.Function2;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineDispatcher;
import kotlinx.coroutines.CoroutineScope;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.YieldKt;

/**
 * Each job is a coroutine that suspends, goes on and works in a function that it calls; another one
 * awaits it. The classes within are what the Kotlin compiler makes of these:
 *
 * <pre>{@code
 * val deferred = GlobalScope.async(dispatcher) { work(job) }
 * GlobalScope.launch(dispatcher) { job.judge(try { deferred.await() } catch (t: Throwable) { t }) }
 *
 * suspend fun work(job: Job) { yield(); job.run() }
 * }</pre>
 */
final class Coroutines implements Library {
  private final CoroutineDispatcher dispatcher;

  Coroutines(CoroutineDispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  @Override
  public void give(Job job) {
    Deferred<Unit> deferred =
        BuildersKt.async(
            GlobalScope.INSTANCE, dispatcher, CoroutineStart.DEFAULT, new Outer(job, null));
    BuildersKt.launch(
        GlobalScope.INSTANCE, dispatcher, CoroutineStart.DEFAULT, new Waiter(job, deferred, null));
  }

  @Override
  public void close() {}

  private static Object suspended() {
    return IntrinsicsKt.getCOROUTINE_SUSPENDED();
  }

  private static final class Outer extends SuspendLambda
      implements Function2<CoroutineScope, Continuation<? super Unit>, Object> {
    private final Job job;
    private int label;

    Outer(Job job, Continuation<Object> completion) {
      super(2, completion);
      this.job = job;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Continuation<Unit> create(Object value, Continuation<?> completion) {
      Object made = new Outer(job, (Continuation<Object>) completion);
      return (Continuation<Unit>) made;
    }

    @Override
    public Object invoke(CoroutineScope scope, Continuation<? super Unit> completion) {
      Object made = create(scope, completion);
      return ((Outer) made).invokeSuspend(Unit.INSTANCE);
    }

    @Override
    protected Object invokeSuspend(Object result) {
      ResultKt.throwOnFailure(result);
      if (label == 0) {
        label = 1;
        if (new Inner(job, this).invokeSuspend(Unit.INSTANCE) == suspended()) {
          return suspended();
        }
      }
      return Unit.INSTANCE;
    }
  }

  private static final class Inner extends ContinuationImpl {
    private final Job job;
    private int label;

    Inner(Job job, Continuation<Object> caller) {
      super(caller);
      this.job = job;
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Object invokeSuspend(Object result) {
      ResultKt.throwOnFailure(result);
      if (label == 0) {
        label = 1;
        Object self = this;
        if (YieldKt.yield((Continuation<Unit>) self) == suspended()) {
          return suspended();
        }
      }
      job.run();
      return Unit.INSTANCE;
    }
  }

  private static final class Waiter extends SuspendLambda
      implements Function2<CoroutineScope, Continuation<? super Unit>, Object> {
    private final Job job;
    private final Deferred<Unit> awaited;
    private int label;

    Waiter(Job job, Deferred<Unit> awaited, Continuation<Object> completion) {
      super(2, completion);
      this.job = job;
      this.awaited = awaited;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Continuation<Unit> create(Object value, Continuation<?> completion) {
      Object made = new Waiter(job, awaited, (Continuation<Object>) completion);
      return (Continuation<Unit>) made;
    }

    @Override
    public Object invoke(CoroutineScope scope, Continuation<? super Unit> completion) {
      Object made = create(scope, completion);
      return ((Waiter) made).invokeSuspend(Unit.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected Object invokeSuspend(Object result) {
      try {
        ResultKt.throwOnFailure(result);
        if (label == 0) {
          label = 1;
          Object self = this;
          if (awaited.await((Continuation<Unit>) self) == suspended()) {
            return suspended();
          }
        }
        job.judge((Throwable) null);
      } catch (Throwable failure) {
        job.judge(failure);
      }
      return Unit.INSTANCE;
    }
  }
}
