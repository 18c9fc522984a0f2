/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** Classes that say on standard output what they see; for Java 8, as older JVMs run them too. */
enum ToySources {
  STARTUP(
      "AgentStartup",
      """
      package io.loopbrake.agent;

      import java.lang.instrument.Instrumentation;

      public final class AgentStartup
          implements Runnable, java.util.function.BiConsumer<String, Instrumentation> {
        @Override
        public void accept(String arguments, Instrumentation instrumentation) {
          try {
            start(arguments, instrumentation, false);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }

        static void start(String arguments, Instrumentation instrumentation, boolean late)
            throws java.io.IOException {
          if ("fail".equals(arguments)) {
            throw new IllegalStateException("first\\nsecond");
          }
          Class<?> self = AgentStartup.class;
          ClassLoader loader = self.getClassLoader();
          System.out.println("arguments " + arguments + (late ? ", late" : ", early"));
          System.out.println("retransforms " + instrumentation.isRetransformClassesSupported());
          System.out.println("loader " + loader.getClass().getSimpleName());
          System.out.println("version " + self.getPackage().getImplementationVersion());
          System.out.println(
              "trusted "
                  + self.getProtectionDomain().implies(new java.security.AllPermission()));
          System.out.println(
              "own bytes "
                  + loader.getResourceAsStream("io/loopbrake/agent/AgentStartup.class").read());
          System.out.println("url " + loader.getResource("toy.txt").openStream().read());
          for (Runnable service : java.util.ServiceLoader.load(Runnable.class, loader)) {
            service.run();
          }
          try {
            Class.forName("Application");
          } catch (ClassNotFoundException expected) {
            System.out.println("application unseen by agent");
          }
        }

        @Override
        public void run() {
          System.out.println("service found");
        }
      }
      """),

  LATE_STARTUP(
      "LateStartup",
      """
      package io.loopbrake.agent;

      import java.lang.instrument.Instrumentation;

      public final class LateStartup
          implements java.util.function.BiConsumer<String, Instrumentation> {
        @Override
        public void accept(String arguments, Instrumentation instrumentation) {
          try {
            AgentStartup.start(arguments, instrumentation, true);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }
      """),

  COMMAND_LINE(
      "CommandLine",
      """
      package io.loopbrake.agent;

      public final class CommandLine {
        public static int run(String[] args, java.io.PrintStream out, java.io.PrintStream err) {
          out.println("out " + args[0]);
          err.println("err " + args[0]);
          return args.length;
        }
      }
      """),

  APPLICATION(
      "Application",
      """
      public final class Application {
        public static void main(String[] args) throws Exception {
          System.out.println("application runs");
          try {
            Class.forName("io.loopbrake.agent.AgentStartup");
          } catch (ClassNotFoundException expected) {
            System.out.println("agent unseen by application");
          }
          if (args.length > 0) {
            System.in.read();
          }
        }
      }
      """);

  private final String className;
  private final String source;

  ToySources(String className, String source) {
    this.className = className;
    this.source = source;
  }

  void compileTo(Path directory) throws IOException {
    Path file = Files.createTempDirectory("toy").resolve(className + ".java");
    Files.writeString(file, source);
    List<String> arguments =
        List.of(
            "--release",
            "8",
            "-Xlint:-options",
            "-cp",
            directory.toString(),
            "-d",
            directory.toString(),
            file.toString());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(new String[0])))
        .isZero();
  }
}
