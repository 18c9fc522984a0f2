/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.libraries;

import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.OneForOneStrategy;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.SupervisorStrategy;
import org.apache.pekko.japi.pf.DeciderBuilder;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import com.typesafe.config.ConfigFactory;

/** Each job is a message to one actor, whose supervisor has it go on after any failure. */
final class PekkoActors implements Library {
  private final ActorSystem system =
      ActorSystem.create("drill", ConfigFactory.parseString("pekko.loglevel = OFF")
          .withFallback(ConfigFactory.load()));
  private final ActorRef supervisor =
      system.actorOf(Props.create(Supervisor.class, Supervisor::new), "supervisor");

  @Override
  public void give(Job job) {
    supervisor.tell(job, ActorRef.noSender());
  }

  @Override
  public void close() {
    system.terminate();
  }

  private static final class Supervisor extends AbstractActor {
    private final ActorRef worker =
        getContext().actorOf(Props.create(Worker.class, Worker::new), "worker");
    private Job runaway;

    @Override
    public Receive createReceive() {
      return ReceiveBuilder.create().match(Job.class, this::pass).build();
    }

    private void pass(Job job) {
      if (job.isRunaway()) {
        runaway = job;
      }
      worker.forward(job, getContext());
    }

    @Override
    public SupervisorStrategy supervisorStrategy() {
      return new OneForOneStrategy(
          DeciderBuilder.matchAny(
                  failure -> {
                    runaway.judge(failure);
                    return (SupervisorStrategy.Directive) SupervisorStrategy.resume();
                  })
              .build());
    }
  }

  private static final class Worker extends AbstractActor {
    @Override
    public Receive createReceive() {
      return ReceiveBuilder.create().match(Job.class, Job::run).build();
    }
  }
}
