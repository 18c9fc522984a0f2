/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.jmx;

import io.loopbrake.agent.text.SingleLine;
import java.lang.reflect.Method;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.AccessController;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;

/** Tells who is calling an MBean, as far as the JVM knows. */
final class Caller {
  private Caller() {}

  /**
   * Such as {@code operator1 at 10.0.0.7}; says so when the caller was not asked for a password.
   */
  static String describe() {
    String principal = principal();
    String host = host();
    if (host == null) {
      return (principal == null ? "a caller" : principal) + " inside this JVM";
    }
    return (principal == null ? "a JMX client without a login" : principal) + " at " + host;
  }

  private static String principal() {
    Subject subject = subject();
    Set<Principal> principals = subject == null ? null : subject.getPrincipals();
    return principals == null || principals.isEmpty()
        ? null
        : SingleLine.of(principals.iterator().next().getName());
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
