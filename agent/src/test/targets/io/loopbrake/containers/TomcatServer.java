/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.containers;

import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/**
 * An embedded Tomcat whose one web application lies in a directory, as in a server of its own, with
 * the context's configuration if there is any.
 */
final class TomcatServer extends WebServer {
  private static final String SERVLET = "io.loopbrake.containers.app.QuestionServlet";
  private static final String FORWARD = "io.loopbrake.containers.app.ForwardingServlet";
  private static final String FILTER = "io.loopbrake.containers.app.QuestionFilter";
  private static final String CONFIGURATION = "webapp/META-INF/context.xml";
  private static final String THREADS = "3";

  private final Tomcat tomcat = new Tomcat();
  private final Connector connector = new Connector();
  private final Context application;

  /**
   * A Tomcat that has not started.
   *
   * @param ownPool whether its workers are of a pool that nobody knows, and each request goes
   *     through a filter and a servlet that forwards it
   */
  TomcatServer(Path directory, boolean ownPool) {
    tomcat.setBaseDir(directory.resolve("tomcat").toString());
    connector.setPort(0);
    connector.setProperty("address", HOST);
    connector.setProperty("maxThreads", THREADS);
    connector.setProperty("minSpareThreads", THREADS);
    tomcat.setConnector(connector);
    application = tomcat.addContext("", directory.resolve("webapp").toString());
    Tomcat.addServlet(application, "questions", SERVLET);
    Path configuration = directory.resolve(CONFIGURATION);
    if (Files.exists(configuration)) {
      configure(configuration);
    }
    if (ownPool) {
      connector.getProtocolHandler().setExecutor(new HomeMadePool(Integer.parseInt(THREADS)));
      application.addServletMappingDecoded("/questions", "questions");
      addFilterAndForward();
    } else {
      application.addServletMappingDecoded("/", "questions");
    }
  }

  private void configure(Path configuration) {
    ContextConfig reader = new ContextConfig();
    reader.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
    application.addLifecycleListener(reader);
    try {
      application.setConfigFile(configuration.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
    // Valves look at requests that often, by default every ten seconds.
    tomcat.getEngine().setBackgroundProcessorDelay(1);
  }

  private void addFilterAndForward() {
    Tomcat.addServlet(application, "forward", FORWARD);
    application.addServletMappingDecoded("/", "forward");
    FilterDef filter = new FilterDef();
    filter.setFilterName("filter");
    filter.setFilterClass(FILTER);
    application.addFilterDef(filter);
    FilterMap all = new FilterMap();
    all.setFilterName("filter");
    all.addURLPattern("/*");
    application.addFilterMap(all);
  }

  @Override
  public void start() throws Exception {
    tomcat.start();
  }

  @Override
  int port() {
    return connector.getLocalPort();
  }

  @Override
  public String health() {
    return connector.getStateName() + " " + application.getStateName();
  }

  @Override
  public void stop() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
