/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.io.IOException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** For Tomcat and Jetty. */
public final class QuestionServlet extends HttpServlet {
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
