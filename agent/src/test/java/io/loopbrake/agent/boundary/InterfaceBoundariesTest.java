/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopbrake.agent.config.TaskPatterns;
import io.loopbrake.agent.instrument.InstrumentedClass;
import io.loopbrake.agent.testing.Libraries;
import io.loopbrake.agent.testing.Targets;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterfaceBoundariesTest {
  private static final ClassLoader LOADER = InterfaceBoundariesTest.class.getClassLoader();
  private static final String APP = "io.loopbrake.containers.app.";
  private static final byte[] MALFORMED = new byte[16];

  private final TaskBoundaries boundaries = new TaskBoundaries(TaskPatterns.NONE);

  @ParameterizedTest
  @CsvSource({
    "QuestionFilter, doFilter",
    "ForwardingServlet, service",
    "QuestionServlet, none",
    "Questions, none",
    "Sight, none"
  })
  void a_servlet_or_filter_that_extends_nothing_is_known_by_its_method(String type, String method) {
    seeTheApi();
    byte[] classFile = Targets.classFile(APP + type);

    BoundaryPlanting planting = boundaries.planting(LOADER, name(type), classFile);

    List<String> planted = new ArrayList<>();
    if (planting != null) {
      InstrumentedClass result = PlantedLoader.instrumented(classFile, planting);
      if (result.classFile() != null) {
        planted.addAll(PlantedMethods.of(result.classFile()));
      }
    }
    assertThat(planted)
        .containsExactly(
            method.equals("none") ? new String[0] : new String[] {method + ": join, end, end"});
  }

  @Test
  void no_class_file_is_looked_into_while_there_are_no_servlets() {
    byte[] filter = Targets.classFile(APP + "QuestionFilter");

    assertThat(boundaries.planting(LOADER, name("QuestionFilter"), filter)).isNull();
    seeTheApi();
    assertThat(boundaries.planting(LOADER, name("QuestionFilter"), filter)).isNotNull();
  }

  @Test
  void a_servlet_that_is_loaded_already_is_known_by_its_interfaces()
      throws IOException, ClassNotFoundException {
    List<URL> urls = new ArrayList<>(List.of(Targets.classes().toUri().toURL()));
    for (Path jar : Libraries.container("tomcat")) {
      urls.add(jar.toUri().toURL());
    }
    try (URLClassLoader loader = new URLClassLoader(urls.toArray(new URL[0]), null)) {
      assertThat(boundaries.mayBeIn(loader.loadClass(APP + "QuestionServlet"))).isTrue();
      assertThat(boundaries.mayBeIn(loader.loadClass(APP + "QuestionFilter"))).isTrue();
      assertThat(boundaries.mayBeIn(loader.loadClass(APP + "Questions"))).isFalse();
    }
  }

  private void seeTheApi() {
    boundaries.planting(LOADER, "javax/servlet/ServletContext", MALFORMED);
  }

  private static String name(String type) {
    return (APP + type).replace('.', '/');
  }
}
