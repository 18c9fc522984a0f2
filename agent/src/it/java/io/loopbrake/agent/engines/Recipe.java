/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.engines;

import io.loopbrake.agent.docs.MarkdownPage;
import io.loopbrake.agent.testing.ForkedJvm;
import java.util.List;

/** What the page on engines has its reader put into files, for the agent and packages of a test. */
public final class Recipe {
  private static final MarkdownPage PAGE = MarkdownPage.of("docs/engines.md");
  private static final String JAR = "/opt/loopbrake-agent.jar";
  private static final String PACKAGE = "com.acme.";

  private Recipe() {}

  /**
   * The lines of a file.
   *
   * @param name the file's name on the page
   * @param packageName the package of what runs away
   */
  public static List<String> file(String name, String packageName) {
    return PAGE.fileNamed(name).stream()
        .map(line -> line.replace(JAR, ForkedJvm.agentJar().toString()))
        .map(line -> line.replace(PACKAGE, packageName + "."))
        .toList();
  }

  /** The options of the flag that the page gives for all engines. */
  public static String options(String packageName) {
    String flag = file("jvm-flags", packageName).get(0);
    return flag.substring(flag.indexOf('=') + 1);
  }

  /** The same without the one that turns interrupts into stops. */
  static String optionsWithoutInterrupted(String packageName) {
    String options = options(packageName);
    return options.substring(0, options.indexOf(",interrupted="));
  }
}
