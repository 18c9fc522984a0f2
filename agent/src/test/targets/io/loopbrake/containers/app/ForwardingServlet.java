/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers.app;

import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Has another servlet do the work, and extends none of the API's classes. */
public final class ForwardingServlet implements Servlet {
  private ServletConfig config;

  @Override
  public void init(ServletConfig newConfig) {
    config = newConfig;
  }

  @Override
  public void service(ServletRequest request, ServletResponse response)
      throws ServletException, IOException {
    config.getServletContext().getRequestDispatcher("/questions").forward(request, response);
  }

  @Override
  public ServletConfig getServletConfig() {
    return config;
  }

  @Override
  public String getServletInfo() {
    return "forwards";
  }

  @Override
  public void destroy() {}
}
