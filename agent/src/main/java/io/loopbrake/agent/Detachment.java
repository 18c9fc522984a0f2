/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent;

import io.loopbrake.agent.boundary.MBeanServerHook;
import io.loopbrake.agent.control.StopControl;
import io.loopbrake.agent.instrument.LoadedClasses;
import io.loopbrake.agent.jmx.MBeanRegistration;
import io.loopbrake.agent.reach.LoopReach;
import io.loopbrake.agent.threads.OwnThread;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the agent out of the JVM, in the reverse of the order in which it came. The classes in
 * {@code java.lang} stay, because a JVM unloads none of the boot loader, and do nothing; a later
 * agent takes them over. Methods that run changed code go on in it until they return, and what is
 * planted there does nothing, either.
 */
final class Detachment {
  private static final long PATIENCE_MILLIS = 1000;

  private final Instrumentation instrumentation;
  private final List<Thread> hooks = new ArrayList<>();
  private StopControl control;
  private LoopReach reach;
  private LoadedClasses classes;
  private MBeanServerHook serverHook;
  private AuditLog audit;
  private MBeanRegistration registration;
  private boolean done;

  Detachment(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Takes note of a shutdown hook. */
  synchronized void ofHook(Thread hook) {
    hooks.add(hook);
  }

  /** Takes note of the parts that have to be taken out. */
  synchronized void of(
      StopControl newControl,
      LoopReach newReach,
      LoadedClasses newClasses,
      MBeanServerHook newServerHook,
      AuditLog newAudit,
      MBeanRegistration newRegistration) {
    control = newControl;
    reach = newReach;
    classes = newClasses;
    serverHook = newServerHook;
    audit = newAudit;
    registration = newRegistration;
  }

  /** Takes it out; returns what was done and what remains, a line for each. */
  synchronized String now() {
    if (done) {
      return "the agent has been taken out already";
    }
    done = true;
    System.clearProperty(Version.PROPERTY);
    control.shutDown();
    reach.end();
    int restored = classes.restore();
    serverHook.remove(instrumentation);
    try {
      audit.flush();
      registration.unregister();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    hooks.forEach(Detachment::forget);
    OwnThread.endAll(PATIENCE_MILLIS);
    return "the agent is out: "
        + restored
        + " loaded classes have their original code again;\nuntil the JVM ends there remain the"
        + " classes java.lang.$Loopbrake and\njava.lang.invoke.$Loopbrake$Gates, which do nothing";
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException | SecurityException endingOrNotAllowed) {
      // It has nothing to do any more.
    }
  }
}
