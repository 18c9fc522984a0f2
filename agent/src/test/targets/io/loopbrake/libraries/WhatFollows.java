/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import com.lmax.disruptor.dsl.Disruptor;
import com.typesafe.config.ConfigFactory;
import io.loopbrake.libraries.app.Work;
import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Pause;
import io.loopbrake.operating.Request;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.jms.Connection;
import javax.jms.JMSException;
import javax.jms.MessageConsumer;
import javax.jms.MessageListener;
import javax.jms.MessageProducer;
import javax.jms.Session;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Has a task of each kind stopped, and compares what the answer says of the time after that with
 * what happens then.
 */
public final class WhatFollows {
  private static final long PATIENCE_MILLIS = 20_000;

  /** For what is not to happen. */
  private static final long WHILE_MILLIS = 1_000;

  /** For a system of actors, which takes a moment to end. */
  private static final long NO_END_MILLIS = 5_000;

  private static final long PERIOD_MILLIS = 50;
  private static final int MANY = 1000;
  private static final String BROKER = "vm://follows?broker.persistent=false&broker.useJmx=false";

  private static final Operator OPERATOR = new Operator();
  private static final AtomicInteger RUNS = new AtomicInteger();

  private WhatFollows() {}

  public static void main(String[] kinds) {
    try {
      for (String kind : kinds) {
        RUNS.set(0);
        Work.forget();
        follow(kind);
      }
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void follow(String kind) throws Exception {
    switch (kind) {
      case "thread":
        thread();
        break;
      case "pool":
        pool();
        break;
      case "periodic":
        periodic();
        break;
      case "future":
        future();
        break;
      case "timer":
        timer();
        break;
      case "quartz":
        quartz();
        break;
      case "spring-scheduler":
        springScheduler();
        break;
      case "pekko":
      case "pekko-goes-on":
        pekko(kind);
        break;
      case "disruptor":
        disruptor();
        break;
      case "activemq-auto":
        activeMq(kind, MANY, false);
        break;
      case "activemq-auto-prefetch-1":
        activeMq(kind, 1, false);
        break;
      case "activemq-transacted":
        activeMq(kind, MANY, true);
        break;
      case "spring-jms-auto":
        springJms(kind, false);
        break;
      default:
        springJms(kind, true);
    }
  }

  /** Runs away at first, and returns at once when it is run again. */
  private static void work() {
    if (RUNS.incrementAndGet() == 1) {
      Work.runAway();
    }
  }

  /** Stops the runaway, and writes down the line of the answer that says what follows. */
  private static Line stopped(String kind) {
    Pause.until(() -> Work.runaway() != null, PATIENCE_MILLIS);
    Object answer = OPERATOR.call("stopThread", Work.runaway().getId(), "it never ends");
    Request request = OPERATOR.answered(answer);
    request.awaitEnd(PATIENCE_MILLIS);
    String described = String.valueOf(OPERATOR.call("describe", request.id()));
    return new Line("follows")
        .with("name", kind)
        .with("state", request.state())
        .with("says", sentence(String.valueOf(answer)))
        .with("describedAlike", sentence(described).equals(sentence(String.valueOf(answer))));
  }

  private static String sentence(String text) {
    int start = text.indexOf("after the stop: ");
    int end = text.indexOf(start < 0 ? "" : text.contains("\nnext: ") ? "\nnext: " : ";\nlook at");
    return start < 0 ? "nothing" : text.substring(start, end).replace("\n", " ");
  }

  private static boolean happens(BooleanSupplier what) {
    return Pause.until(what, PATIENCE_MILLIS);
  }

  private static boolean happensSoon(BooleanSupplier what) {
    return Pause.until(what, WHILE_MILLIS);
  }

  private static void thread() {
    Thread thread = new Thread(WhatFollows::work, "whole life");
    thread.setUncaughtExceptionHandler((dying, error) -> {});
    thread.start();
    stopped("thread").with("ended", happens(() -> !thread.isAlive())).print();
  }

  private static void pool() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<?> future = pool.submit(WhatFollows::work);
    Line line = stopped("pool");
    String thrown = "nothing";
    try {
      future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      thrown = e.getClass().getSimpleName();
    }
    pool.submit(WhatFollows::work).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    line.with("thrown", thrown).with("runs", RUNS).print();
    pool.shutdown();
  }

  private static void periodic() throws Exception {
    ScheduledExecutorService pool = Executors.newSingleThreadScheduledExecutor();
    pool.scheduleAtFixedRate(WhatFollows::work, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    Line line = stopped("periodic");
    boolean again = happensSoon(() -> RUNS.get() > 1);
    pool.submit(() -> {}).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    line.with("again", again).with("next", true).print();
    pool.shutdown();
  }

  private static void future() {
    CompletableFuture<Void> step = CompletableFuture.runAsync(WhatFollows::work);
    Line line = stopped("future");
    String thrown = "nothing";
    try {
      step.thenRun(() -> {}).join();
    } catch (Exception e) {
      thrown = e.getClass().getSimpleName();
    }
    line.with("thrown", thrown).print();
  }

  private static void timer() {
    Timer timer = new Timer(true);
    timer.schedule(timerTask(), 0);
    timer.schedule(timerTask(), 1);
    Line line = stopped("timer");
    boolean later = happensSoon(() -> RUNS.get() > 1);
    String refusal = "none";
    try {
      timer.schedule(timerTask(), 0);
    } catch (IllegalStateException e) {
      refusal = e.getMessage();
    }
    line.with("later", later).with("refusal", refusal).print();
  }

  private static TimerTask timerTask() {
    return new TimerTask() {
      @Override
      public void run() {
        work();
      }
    };
  }

  /** A job of Quartz. */
  public static final class QuartzJob implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      work();
    }
  }

  private static void quartz() throws Exception {
    System.setProperty("org.quartz.threadPool.threadCount", "1");
    System.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    Scheduler scheduler = new StdSchedulerFactory().getScheduler();
    scheduler.scheduleJob(
        JobBuilder.newJob(QuartzJob.class).build(),
        TriggerBuilder.newTrigger()
            .startNow()
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(PERIOD_MILLIS)
                    .repeatForever())
            .build());
    scheduler.start();
    Line line = stopped("quartz");
    line.with("again", happens(() -> RUNS.get() > 1)).print();
    // A job that runs still would count as the first run of the next kind.
    scheduler.shutdown(true);
  }

  private static void springScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setWaitForTasksToCompleteOnShutdown(true);
    scheduler.setAwaitTerminationSeconds(1);
    scheduler.initialize();
    scheduler.scheduleAtFixedRate(WhatFollows::work, PERIOD_MILLIS);
    Line line = stopped("spring-scheduler");
    line.with("again", happens(() -> RUNS.get() > 1)).print();
    scheduler.shutdown();
  }

  private static void pekko(String kind) {
    ActorSystem system =
        ActorSystem.create(
            "follows",
            ConfigFactory.parseString("pekko.loglevel = OFF, pekko.stdout-loglevel = OFF")
                .withFallback(ConfigFactory.load()));
    ActorRef actor = system.actorOf(Props.create(Worker.class, Worker::new));
    actor.tell("work", ActorRef.noSender());
    Line line = stopped(kind);
    boolean isToEnd = kind.equals("pekko");
    boolean ended =
        isToEnd
            ? happens(() -> system.whenTerminated().isCompleted())
            : Pause.until(() -> system.whenTerminated().isCompleted(), NO_END_MILLIS);
    line.with("ended", ended).print();
  }

  private static final class Worker extends AbstractActor {
    @Override
    public Receive createReceive() {
      return ReceiveBuilder.create().matchAny(message -> work()).build();
    }
  }

  private static void disruptor() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    Disruptor<Object> disruptor =
        new Disruptor<>(
            Object::new,
            16,
            processor -> {
              thread.set(new Thread(processor));
              thread.get().setUncaughtExceptionHandler((dying, error) -> {});
              return thread.get();
            });
    disruptor.handleEventsWith((event, sequence, isLast) -> work());
    disruptor.start();
    disruptor.publishEvent((event, sequence) -> {});
    Line line = stopped("disruptor");
    line.with("ended", happens(() -> !thread.get().isAlive())).print();
  }

  /** The listener lets the error out of a session that has two messages more to deliver. */
  private static void activeMq(String kind, int prefetch, boolean transacted) throws JMSException {
    String queue = kind + "?consumer.prefetchSize=" + prefetch;
    Connection sender = new ActiveMQConnectionFactory(BROKER).createConnection();
    Connection receiver = new ActiveMQConnectionFactory(BROKER).createConnection();
    int mode = transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE;
    Session receiving = receiver.createSession(transacted, mode);
    receiving
        .createConsumer(receiving.createQueue(queue))
        .setMessageListener(
            message -> {
              work();
              if (transacted) {
                commit(receiving);
              }
            });
    Session sending = sender.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer producer = sending.createProducer(sending.createQueue(kind));
    receiver.start();
    sender.start();
    for (int i = 0; i < 3; i++) {
      producer.send(sending.createMessage());
    }
    Line line = stopped(kind);
    Pause.until(() -> RUNS.get() == 3, WHILE_MILLIS);
    line.with("runs", RUNS);
    receiver.close();
    MessageConsumer rest = sending.createConsumer(sending.createQueue(kind));
    int left = 0;
    while (rest.receive(WHILE_MILLIS) != null) {
      left++;
    }
    line.with("left", left).print();
    sender.close();
  }

  private static void commit(Session session) {
    try {
      session.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void springJms(String kind, boolean transacted) throws JMSException {
    AtomicInteger redelivered = new AtomicInteger();
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(BROKER);
    DefaultMessageListenerContainer container = new DefaultMessageListenerContainer();
    container.setConnectionFactory(factory);
    container.setDestinationName(kind);
    container.setSessionTransacted(transacted);
    container.setErrorHandler(failure -> {});
    container.setMessageListener(
        (MessageListener)
            message -> {
              if (isRedelivered(message)) {
                redelivered.incrementAndGet();
              }
              work();
            });
    container.afterPropertiesSet();
    container.start();
    Connection connection = factory.createConnection();
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageProducer producer = session.createProducer(session.createQueue(kind));
    producer.send(session.createMessage());
    Line line = stopped(kind);
    producer.send(session.createMessage());
    int runs = transacted ? 3 : 2;
    boolean all = happens(() -> RUNS.get() >= runs);
    happensSoon(() -> RUNS.get() > runs);
    line.with("next", all).with("redelivered", redelivered).print();
    container.shutdown();
    connection.close();
  }

  private static boolean isRedelivered(javax.jms.Message message) {
    try {
      return message.getJMSRedelivered();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
