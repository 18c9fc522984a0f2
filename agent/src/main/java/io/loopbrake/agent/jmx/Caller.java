/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.text.SingleLine;
import io.loopbrake.agent.threads.ThreadName;
import java.lang.reflect.Method;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.AccessController;
import java.security.Principal;
import java.util.Collections;
import java.util.Set;
import javax.security.auth.Subject;

/** Tells who is calling an MBean, as far as the JVM knows. */
final class Caller {
  /** Packages of those that pass calls on from HTTP. */
  private static final String[] BRIDGES = {"org.jolokia.", "io.hawt.", "mx4j.", "org.jboss.as."};

  private static final Set<Principal> NOBODY = Collections.emptySet();

  private Caller() {}

  /**
   * Such as {@code operator1 at 10.0.0.7}. Says so when the caller was not asked for a password,
   * and whose log names the caller when the call came through a bridge from HTTP.
   */
  static String describe() {
    String principal = principal();
    String host = host();
    if (host != null) {
      return (principal == null ? "a JMX client without a login" : principal) + " at " + host;
    }
    return principal == null
        ? "a caller inside this JVM" + bridge()
        : principal + " inside this JVM";
  }

  /** A bridge that asked for no login itself, or kept the name to itself. */
  private static String bridge() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      for (String bridge : BRIDGES) {
        if (frame.getClassName().startsWith(bridge)) {
          return " ("
              + bridge
              + "** in thread "
              + ThreadName.of(Thread.currentThread())
              + ": see its log)";
        }
      }
    }
    return "";
  }

  /** The user, if roles and groups are principals as well. */
  private static String principal() {
    Subject subject = subject();
    Principal found = null;
    for (Principal each : subject == null ? NOBODY : subject.getPrincipals()) {
      if (found == null || isOfMany(found)) {
        found = each;
      }
    }
    return found == null ? null : SingleLine.of(String.valueOf(found.getName()));
  }

  private static boolean isOfMany(Principal principal) {
    String kind = principal.getClass().getSimpleName();
    return kind.contains("Role") || kind.contains("Group");
  }

  /**
   * JMX connectors hand the subject over through the access control context up to JDK 22 and, since
   * JEP 486 took that away, as {@code Subject.current()} (Java 18).
   */
  private static Subject subject() {
    try {
      Method current = Subject.class.getMethod("current");
      return (Subject) current.invoke(null);
    } catch (NoSuchMethodException beforeJava18) {
      return Subject.getSubject(AccessController.getContext());
    } catch (ReflectiveOperationException unknown) {
      return null;
    }
  }

  /** A runtime without the module java.rmi has no callers from outside. */
  private static String host() {
    try {
      return RemoteCaller.host();
    } catch (LinkageError noRmi) {
      return null;
    }
  }

  /** Apart, because it cannot be loaded without that module. */
  private static final class RemoteCaller {
    private RemoteCaller() {}

    static String host() {
      try {
        return RemoteServer.getClientHost();
      } catch (ServerNotActiveException insideThisJvm) {
        return null;
      }
    }
  }
}
