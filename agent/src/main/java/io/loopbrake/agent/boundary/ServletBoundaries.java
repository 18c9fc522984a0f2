/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

/**
 * The boundaries of requests to servlets, in any container and any thread. A request passes a chain
 * of filters to a servlet, which may forward it or include another one. All this is one task, from
 * the call of the first of them until its return.
 *
 * <p>{@code HttpServlet} and {@code HttpFilter} of the API have these methods, too, and are
 * recognised like other classes. A chain has a boundary as well, because a filter may be a lambda,
 * which the JVM shows to no agent. Servlets 2.3 to 4.0 are in packages of {@code javax}, 5.0 to 6.1
 * in packages of {@code jakarta}.
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
