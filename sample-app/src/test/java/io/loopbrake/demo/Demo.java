/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.demo;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Tells the story on the terminal. Its exit code is 0 only if every part of it came true. */
public final class Demo {

  /** Where the agent's jar is. */
  static final String JAR_PROPERTY = "loopbrake.jar";

  /** Where the sample application's jar is. */
  static final String SAMPLE_PROPERTY = "sample.jar";

  private Demo() {}

  public static void main(String[] args) {
    int exitCode = run(System.getProperties(), System.out);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static int run(Properties properties, PrintStream out) {
    Screen screen = new Screen(out);
    try {
      play(properties, screen);
      return 0;
    } catch (DemoFailedException e) {
      screen.blank();
      screen.say("THE DEMO FAILED: " + e.getMessage());
      if (e.getCause() != null) {
        e.getCause().printStackTrace(out);
      }
      return 1;
    }
  }

  static Story.Facts play(Properties properties, Screen screen) {
    SampleCommand command = commandFrom(properties);
    Story.Facts facts = new Story(command, screen).tell();
    ByHand.explain(command, screen);
    return facts;
  }

  /** The command of which system properties tell where the jars are. */
  public static SampleCommand commandFrom(Properties properties) {
    Path jar = Path.of(required(properties, JAR_PROPERTY)).toAbsolutePath();
    if (!Files.isReadable(jar)) {
      throw new DemoFailedException("there is no agent jar at " + jar);
    }
    return SampleCommand.withAgent(jar, required(properties, SAMPLE_PROPERTY));
  }

  private static String required(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new DemoFailedException("the system property " + name + " is not set");
    }
    return value;
  }
}
