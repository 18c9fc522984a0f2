/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.troubleshooting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopbrake.agent.cli.ShellRun;
import io.loopbrake.agent.testing.ForkedJvm;
import io.loopbrake.agent.testing.GuardedJvm;
import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.agent.testing.LoopbrakeClient;
import io.loopbrake.agent.testing.RunningJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class ShellMessagesIT extends MessagesOfSection {
  private static final String SPINNERS = "io.loopbrake.probes.Spinners";
  private static final String INCLUDE = "include=io.loopbrake.probes.**";
  private static final String MBEAN = "io.loopbrake:type=Loopbrake";
  private static final String GIVES_UP =
      "JVM ... has not answered for ... s, and the command gives up. If that JVM goes on, it may"
          + " still do what it was asked for";
  private static final String NOBODY = "999999999";

  private final ForkedJvm jvm = ForkedJvm.of(Jdk.ofBuild());
  private final ShellRun shell = ShellRun.on(Jdk.ofBuild());

  @TempDir private static Path directory;

  private void assertSaidBy(String row, ShellRun run, Object... arguments) {
    ForkedJvm.Result result = run.run(arguments);
    assertThat(result.exitCode()).as(result.toString()).isNotZero();
    assertSaid(row, result.err());
  }

  /** A JVM that spins in some classes; the caller closes it. */
  private static RunningJvm spinners(ForkedJvm jvm) {
    return jvm.startReady(SPINNERS);
  }

  @Test
  void commands_that_are_not_understood() {
    assertSaidBy("unknown command '...'", shell, "frobnicate");
    assertSaidBy(
        "'...' is neither a process id nor a JMX URL (service:jmx:...)", shell, "status", "acme");
    assertSaidBy(
        "a user and a password need a JMX URL, not a PID", shell, "status", NOBODY, "--user", "me");
  }

  @Test
  void a_java_without_the_attach_api() {
    ForkedJvm runtime = jvm.withFlags("--limit-modules", "java.management.rmi,java.instrument");

    assertSaidBy(
        "this Java cannot reach other JVMs by their PID: it has no attach API (the module"
            + " jdk.attach, or lib/tools.jar of a JDK 8). Use the java of a JDK, or start the"
            + " application with a JMX port and give its URL, service:jmx:..., in place of the PID",
        new ShellRun(runtime),
        "list");
  }

  @Test
  void a_java_that_does_not_find_out_which_jvms_there_are() throws IOException {
    Map.Entry<String, String> service = BlindAttachProvider.service();
    Path file = directory.resolve(service.getKey());
    Files.createDirectories(file.getParent());
    Files.writeString(file, service.getValue());

    ForkedJvm.Result result =
        jvm.withClassPathOnly(ForkedJvm.agentJar(), directory, Path.of("target/test-classes"))
            .run("io.loopbrake.agent.entry.LoopbrakeAgent", "list");

    assertSaid("the JVMs of this machine cannot be listed: ...", result.err());
  }

  @Test
  void a_damaged_jar() {
    Path damaged = DamagedJar.writeTo(directory.resolve("damaged.jar"));

    assertSaid("the command could not be run.", jvm.run("-jar", "" + damaged, "list").err());
  }

  @Test
  void processes_that_cannot_be_attached_to() throws Exception {
    assertSaidBy(
        "there is no process ... on this machine; list shows the JVMs", shell, "status", NOBODY);
    Process other = new ProcessBuilder("sleep", "60").start();
    try (RunningJvm closed = spinners(jvm.withFlags("-XX:+DisableAttachMechanism"));
        RunningJvm sealed = spinners(jvm.withFlags("-XX:-EnableDynamicAgentLoading"))) {
      assertSaidBy(
          "process ... is not a JVM, or is still starting: the signal with which commands ask a JVM"
              + " to answer would end it",
          shell,
          "status",
          other.pid());
      assertThat(other.isAlive()).as("ended by the signal that asks a JVM to answer").isTrue();
      assertSaidBy(
          "JVM ... was started with ... and answers to no command: if it has a JMX port,"
              + " give its URL in place of the PID, otherwise only a restart without that flag"
              + " helps",
          shell,
          "rescue",
          closed.pid(),
          "spinner-1");
      assertSaidBy(
          "JVM ... was started with ... and accepts no agent while it runs: start it"
              + " without that flag, or with -javaagent",
          shell,
          "rescue",
          sealed.pid(),
          "spinner-1",
          "--risk-freeze");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  @Test
  void a_jvm_of_another_user() throws Exception {
    String row =
        "process ... belongs to the user ..., and a JVM answers to its own user only: run the"
            + " command as that user, as in sudo -u ... java -jar ...";
    if (!isRoot() || !Files.exists(Path.of("/usr/bin/setpriv"))) {
      skip("it takes root and setpriv", row);
      return;
    }
    Path open = Files.createTempDirectory("loopbrake");
    Path jar = Files.copy(ForkedJvm.agentJar(), open.resolve("agent.jar"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--r--"));
    try (RunningJvm application = spinners(jvm)) {
      List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--clear-groups"));
      command.addAll(jvm.command("-jar", jar.toString(), "status", "" + application.pid()));
      Process asked = new ProcessBuilder(command).directory(open.toFile()).start();
      try (BufferedReader err = asked.errorReader()) {
        assertSaid(row, String.join("\n", err.lines().toList()));
      }
    } finally {
      Files.delete(jar);
      Files.delete(open);
    }
  }

  @Test
  void a_jvm_that_does_not_see_the_jar() throws Exception {
    String row =
        "JVM ... has a file system of its own, as in a container, which lacks ...: copy the jar there"
            + " and run the command inside, where the JVM has the process id ... (docker cp, docker"
            + " exec)";
    Path hidden = Files.createDirectories(directory.resolve("hidden"));
    Path jar = Files.copy(ForkedJvm.agentJar(), hidden.resolve("agent.jar"));
    String java = String.join("' '", jvm.command(SPINNERS));
    String hide = "mount -t tmpfs none '" + hidden + "'";
    Process process =
        new ProcessBuilder("unshare", "-m", "sh", "-c", hide + " && exec '" + java + "'").start();
    try (RunningJvm application = new RunningJvm(process)) {
      if (!"ready".equals(application.nextLine())) {
        skip("it takes root and unshare", row);
        return;
      }
      ForkedJvm.Result result =
          jvm.run("-jar", jar.toString(), "attach", Long.toString(application.pid()), INCLUDE);
      assertSaid(row, result.err());
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  @Test
  void a_rescue_that_does_nothing() throws Exception {
    String parallel = "-XX:+UseParallelGC";
    try (RunningJvm still = unprepared(parallel, "nest", "garbage");
        RunningJvm unknown = unprepared("-XX:-UsePerfData", "polls");
        RunningJvm spinning = unprepared("-XX:+UseG1GC", "polls");
        RunningJvm idle = unprepared("-XX:+UseG1GC", "nothing")) {
      assertSaidBy(
          "nothing burns in JVM ...: no thread of the application is busy",
          shell,
          "rescue",
          idle.pid());
      assertSaidBy(
          "no thread was named, and nothing was stopped: name one of the table by its id",
          shell,
          "rescue",
          spinning.pid());
      assertSaidBy(
          "no Java thread has the native id ...: the thread may have ended, or belong to"
              + " the JVM, such as a thread of its garbage collector",
          shell,
          "rescue",
          spinning.pid(),
          "nid=0x1");
      assertSaidBy(
          "no thread named ... is busy, and nothing was stopped: ... idle; name one by its id or"
              + " its whole name",
          shell,
          "rescue",
          idle.pid(),
          "mai*");
      assertSaidBy(
          "it cannot be known whether JVM ... reaches safepoints: .... If it does not, an"
              + " attach makes it stand still for good, as its next garbage collection will."
              + " Nothing was done; --risk-freeze takes the risk",
          shell,
          "rescue",
          unknown.pid());
      assertSaidBy(
          "JVM ... stands still: .... Nothing was done: an attach would wait, too, and only"
              + " a restart ends a loop without safepoint polls",
          shell,
          "rescue",
          still.pid());
    }
  }

  @Test
  void a_rescue_of_several_threads() throws Exception {
    try (RunningJvm namesakes =
        jvm.withAgent(INCLUDE).startReady("io.loopbrake.rescues.Namesakes")) {
      assertSaidBy(
          "thread ... is left out: ...",
          shell,
          "rescue",
          namesakes.pid(),
          "import",
          "--risk-freeze");
    }
  }

  private RunningJvm unprepared(String flag, String... arguments) {
    List<String> words = new ArrayList<>(List.of("io.loopbrake.rescues.Unprepared"));
    words.addAll(List.of(arguments));
    return jvm.withFlags(flag).startReady(words.toArray(new String[0]));
  }

  /** By a file of flags, which does not show from outside. */
  @Test
  void a_jvm_that_does_not_answer_and_does_not_show_why() throws Exception {
    Path flags = Files.writeString(directory.resolve("flags"), "+DisableAttachMechanism");
    try (RunningJvm application =
        spinners(jvm.withFlags("-XX:Flags=" + flags, "-XX:-UsePerfData"))) {
      assertCannotBeReached(application.pid());
    }
  }

  private void assertCannotBeReached(long pid) {
    assertSaidBy(
        "JVM ... cannot be reached: ...; it must be alive and belong to you (see: list)."
            + " If so, it stands still: top -H -p ... shows whether one of its threads keeps"
            + " the others from a safepoint",
        shell,
        "status",
        pid);
  }

  /** Halted by a signal, it answers no more than one whose threads wait for a safepoint. */
  @Test
  void a_jvm_that_stands_still() throws Exception {
    try (RunningJvm halted = spinners(jvm.withAgent(INCLUDE))) {
      assertThat(shell.run("status", halted.pid()).exitCode()).isZero();
      assertThat(new ProcessBuilder("kill", "-STOP", halted.pid() + "").start().waitFor()).isZero();
      try (RunningJvm status = shell.jvm().start(shellArguments("status", halted.pid()))) {
        BufferedReader err = status.process().errorReader();
        await().atMost(Duration.ofSeconds(60)).until(err::ready);
        assertSaid(
            "JVM ... has not answered for ... s and may stand still: top -H -p ... shows whether one"
                + " of its threads keeps the others from a safepoint",
            err.readLine());
        assertSaid(GIVES_UP, err.readLine());
        assertThat(status.process().waitFor()).isOne();
      }
    }
  }

  @Test
  void a_jvm_that_reaches_safepoints_and_does_not_answer() throws Exception {
    try (RunningJvm deaf = jvm.startReady("io.loopbrake.rescues.DeafProperties")) {
      ForkedJvm.Result result = shell.run("status", deaf.pid());

      assertThat(result.exitCode()).as(result.toString()).isOne();
      String[] lines = result.err().split("\n");
      assertSaid(
          "JVM ... has not answered for ... s, although it reaches safepoints: the thread that"
              + " is to answer waits, or is busy. kill -3 ... has the JVM print the stacks of its"
              + " threads; the one that serves commands is Attach Listener",
          lines[0]);
      assertSaid(GIVES_UP, lines[1]);
    }
  }

  private static String[] shellArguments(String command, long pid) {
    return new String[] {"-jar", ForkedJvm.agentJar().toString(), command, Long.toString(pid)};
  }

  @Test
  void a_jvm_without_the_agent() throws Exception {
    try (RunningJvm bare = spinners(jvm)) {
      assertSaidBy(
          "JVM ... has no agent, or it has not started. Start the application with"
              + " -javaagent; rescue stops a loop that runs away now",
          shell,
          "status",
          bare.pid());
      assertSaidBy(
          "the agent did not start in JVM ...; the standard error of that JVM says why...",
          shell,
          "attach",
          bare.pid(),
          "config=/nowhere");
    }
  }

  @Test
  void a_jvm_with_the_agent_but_without_the_mbean() throws Exception {
    try (RunningJvm closed = spinners(jvm.withAgent(INCLUDE + ",jmx=off"))) {
      assertSaidBy(
          "there is no Loopbrake MBean in that JVM: it has no agent, or the agent was"
              + " started with jmx=off, or it is off; see its standard error",
          shell,
          "status",
          closed.pid());
      assertSaidBy(
          "JVM ... has the agent already, version .... To cover more classes: include",
          shell,
          "attach",
          closed.pid(),
          INCLUDE);
    }
  }

  @Test
  void a_jvm_whose_mbean_server_cannot_be_made() throws Exception {
    ForkedJvm misled = jvm.withFlags("-Djavax.management.builder.initial=com.acme.Missing");
    try (RunningJvm application = spinners(misled.withAgent(INCLUDE))) {
      assertSaidBy("JVM ... does not answer to ...: ...", shell, "status", application.pid());
    }
  }

  @Test
  void a_jvm_in_which_something_else_has_the_name_of_the_mbean() throws Exception {
    ForkedJvm meddled = new MeddlingAgent(directory).in(jvm, "take-name:" + MBEAN);
    try (RunningJvm application = spinners(meddled.withAgent(INCLUDE))) {
      assertSaidBy("the JVM answers: ...", shell, "status", application.pid());
    }
  }

  @Test
  void jmx_that_asks_for_a_login() throws Exception {
    try (GuardedJvm guarded = new GuardedJvm(Jdk.ofBuild(), directory)) {
      String url = guarded.url();
      assertSaidBy(
          "the JVM at ... requires a valid --user and password: ...", shell, "status", url);
      assertSaidBy(
          "there is no terminal to ask for the password of ...: give --password-file",
          shell,
          "status",
          url,
          "--user",
          "viewer");
      assertSaidBy(
          "the JMX user may not do that: ...",
          shell,
          "stop",
          url,
          "report-1",
          "--user",
          "viewer",
          "--password-file",
          guarded.secret());
    }
  }

  @Test
  void jmx_that_cannot_be_asked() {
    String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi";

    assertSaidBy("there is no JMX connection to ...: ...", shell, "status", url);
    assertSaidBy("a password needs a --user", shell, "status", url, "--password-file", "secret");
    assertSaidBy(
        "the password file cannot be read: ...",
        shell,
        "status",
        url,
        "--user",
        "viewer",
        "--password-file",
        directory.resolve("missing"));
  }

  @Test
  void a_command_that_is_interrupted_and_one_whose_jvm_ends() throws Exception {
    try (RunningJvm application = spinners(jvm.withAgent(INCLUDE + ",interrupt=never"))) {
      ForkedJvm meddled =
          new MeddlingAgent(directory)
              .in(jvm, "interrupt-in:io.loopbrake.agent.cli.AwaitedRequests");
      assertSaidBy(
          "interrupted while it waited",
          new ShellRun(meddled),
          "stop",
          application.pid(),
          "sleeper");

      List<String> top = shell.words("top", application.pid(), "--interval", "1m");
      try (RunningJvm command = new RunningJvm(new ProcessBuilder(top).start())) {
        awaitCallOf("findBusy", application);
        application.process().destroyForcibly().waitFor();
        assertSaid(
            "the connection broke, or the JVM has ended: ...",
            command.process().errorReader().readLine());
      }
    }
  }

  private static void awaitCallOf(String operation, RunningJvm application) throws Exception {
    try (LoopbrakeClient client = application.connect()) {
      ThreadMXBean threads =
          ManagementFactory.getPlatformMXBean(client.server(), ThreadMXBean.class);
      await()
          .until(
              () ->
                  Arrays.stream(threads.dumpAllThreads(false, false))
                      .flatMap(thread -> Arrays.stream(thread.getStackTrace()))
                      .anyMatch(frame -> frame.getMethodName().equals(operation)));
    }
  }
}
