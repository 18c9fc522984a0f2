/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.faults;

import io.loopbrake.operating.Line;
import io.loopbrake.operating.Operator;
import io.loopbrake.operating.Request;
import io.loopbrake.operating.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;

/**
 * Replaces the agent's jar at run time as an upgrade does, and uses every operation for the first
 * time afterwards. Arguments: how it is replaced, and where the jar is.
 */
public final class ReplacedJar {
  private static final long PATIENCE_MILLIS = 30_000;

  private static volatile long turns;

  private ReplacedJar() {}

  public static void main(String[] arguments) throws IOException {
    Operator operator = new Operator();
    replace(arguments[0], Paths.get(arguments[1]));
    String in = ReplacedJar.class.getName();
    Subject subject = Subject.started("subject", ReplacedJar::run);
    Subject other = Subject.started("other", ReplacedJar::run);
    call(operator, "findLoops", 100L);
    call(operator, "stopHottest", "because");
    call(operator, "addClasses", "java.util.regex.**");
    call(operator, "removeClasses", "java.util.regex.**");
    Request request = operator.stop(subject);
    call(operator, "describe", request.id());
    new Line("stop")
        .with("ended", request.awaitEnd(PATIENCE_MILLIS))
        .with("state", request.state())
        .with("stopped", subject.awaitEnd(PATIENCE_MILLIS) && subject.isStopped())
        .print();
    call(operator, "stopThreadsNamed", "nobody", "because");
    call(operator, "stopThreadsIn", in, "because");
    new Line("other").with("stopped", other.awaitEnd(PATIENCE_MILLIS) && other.isStopped()).print();
    Aftermath.print(operator);
    System.exit(0);
  }

  private static void replace(String how, Path jar) throws IOException {
    Path upgrade = Files.createTempFile(jar.getParent(), "upgrade", ".jar");
    switch (how) {
      case "rename":
        Files.write(upgrade, new byte[1_000]);
        Files.move(upgrade, jar, StandardCopyOption.REPLACE_EXISTING);
        break;
      case "overwrite":
        Files.write(jar, new byte[(int) Files.size(jar) / 2]);
        break;
      default:
        Files.delete(jar);
    }
  }

  private static void call(Operator operator, String operation, Object... arguments) {
    String outcome;
    try {
      outcome = operator.call(operation, arguments).getClass().getSimpleName();
    } catch (Throwable failed) {
      outcome = "failed: " + failed;
    }
    new Line("call").with("name", operation).with("outcome", outcome).print();
  }

  private static void run() {
    try {
      while (true) {
        turns++;
      }
    } finally {
      for (int i = 0; i < 10; i++) {
        turns += i;
      }
    }
  }
}
