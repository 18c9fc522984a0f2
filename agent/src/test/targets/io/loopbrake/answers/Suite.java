/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.answers;

import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import java.io.PrintStream;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests of a jar and writes what became of each. Arguments: the file to write to, whether
 * there is an agent to be asked, the jar, and patterns of the classes to leave out.
 */
public final class Suite implements TestExecutionListener {
  private static final int LONGEST_CAUSE = 300;

  private final List<Line> lines = new ArrayList<>();

  private Suite() {}

  public static void main(String[] arguments) throws Exception {
    LauncherDiscoveryRequestBuilder request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Collections.singleton(Paths.get(arguments[2]))))
            .filters(includeClassNamePatterns(".*Test"));
    for (int i = 3; i < arguments.length; i++) {
      request.filters(excludeClassNamePatterns(arguments[i]));
    }
    Suite suite = new Suite();
    suite.run(request.build());
    if (Boolean.parseBoolean(arguments[1])) {
      suite.ask(new Operator());
    }
    // The tests write to the standard output whatever they like.
    System.setOut(new PrintStream(arguments[0], "UTF-8"));
    suite.lines.forEach(Line::print);
    System.exit(0);
  }

  private void run(LauncherDiscoveryRequest request) {
    LauncherFactory.create().execute(request, this);
  }

  private void ask(Operator operator) {
    Line status = new Line("status");
    for (String column :
        new String[] {
          "classesInstrumented",
          "classesFailed",
          "classesNotCovered",
          "checkpoints",
          "backEdges",
          "leftAloneReasons",
          "lastFailures"
        }) {
      status.with(column, operator.status(column));
    }
    lines.add(status);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
      String cause = result.getThrowable().map(Throwable::toString).orElse("");
      add(test, result.getStatus().toString(), cause);
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    add(test, "SKIPPED", reason);
  }

  private synchronized void add(TestIdentifier test, String result, String cause) {
    lines.add(
        new Line("test")
            .with("name", test.getUniqueId())
            .with("result", result)
            .with("cause", cause.substring(0, Math.min(LONGEST_CAUSE, cause.length()))));
  }
}
