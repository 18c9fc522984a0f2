/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/**
 * The boundaries of requests to servlets, in whatever container and whatever thread. A request goes
 * through a chain of filters to a servlet, which may forward it or include another: all that is one
 * task, from the first of them until that returns.
 *
 * <p>{@code HttpServlet} and {@code HttpFilter} of the API itself have these methods and come to be
 * known by them as other classes do. A chain is known, too, because a filter may be a lambda, which
 * the JVM shows to no agent. Servlets 2.3 to 4.0 are of {@code javax}, 5.0 to 6.1 of {@code
 * jakarta}.
 */
final class ServletBoundaries {
  private ServletBoundaries() {}

  static void addTo(KnownBoundaries known) {
    int request = known.named("a request to a servlet");
    add(known.interfaces(), request, "javax/servlet/");
    add(known.interfaces(), request, "jakarta/servlet/");
  }

  private static void add(InterfaceBoundaries interfaces, int request, String api) {
    String arguments = "L" + api + "ServletRequest;L" + api + "ServletResponse;";
    String plain = "(" + arguments + ")V";
    String withChain = "(" + arguments + "L" + api + "FilterChain;)V";
    interfaces.add(api, "Servlet", Place.part(request, "service", plain));
    interfaces.add(api, "Filter", Place.part(request, "doFilter", withChain));
    interfaces.add(api, "FilterChain", Place.part(request, "doFilter", plain));
  }
}
