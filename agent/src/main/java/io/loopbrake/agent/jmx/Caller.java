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

/** Names the caller of an MBean, as far as the JVM knows it. */
final class Caller {
  /** Packages of bridges from HTTP. */
  private static final String[] BRIDGES = {"org.jolokia.", "io.hawt.", "mx4j.", "org.jboss.as."};

  private static final Set<Principal> NOBODY = Collections.emptySet();

  private Caller() {}

  /**
   * The caller of the present call, such as {@code operator1 at 10.0.0.7}, in one line. Tells if
   * the caller was not asked for a password, and names the bridge from HTTP whose log names the
   * caller. To be called in the thread of the call.
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

  /**
   * The bridge that has passed the call on without the name of the user, in brackets; empty if
   * there is none.
   */
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

  /**
   * The name of the user, and not that of a role or a group if these are principals, too; null
   * without a login.
   */
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
   * Up to JDK 22, JMX connectors pass the subject in the access control context; since JEP 486
   * removed that, as {@code Subject.current()} (Java 18).
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

  /** A separate class, because it cannot be loaded without that module. */
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
