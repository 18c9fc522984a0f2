/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For servers of Jakarta EE. */
public final class JakartaServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      String answer = Questions.answer(request.getParameter("q"));
      response.setContentType("text/plain");
      response.getWriter().print(answer);
    } catch (InterruptedException e) {
      throw new ServletException(e);
    }
  }
}
