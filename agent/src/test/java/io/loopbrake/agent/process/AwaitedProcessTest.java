/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With real processes; the tests' JVM may have others. */
@EnabledOnOs(OS.LINUX)
class AwaitedProcessTest {
  private static final String NAME = "a reader with a long name";

  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroy));
    processes.forEach(Process::destroy);
  }

  @Test
  void whoever_reads_the_output_of_a_process_waits_for_that_one() throws Exception {
    Process sleep = start("sleep", "60");
    start("sleep", "60");
    Thread reader = read(sleep, NAME);

    awaitSaid(
        reader,
        "; it reads from a pipe that process %d (sleep) can write to: end that process"
            .formatted(sleep.pid()));
  }

  @Test
  void all_that_hold_the_pipe_open_are_told() throws Exception {
    Process shell = start("sh", "-c", "sleep 60; true");
    long child = onlyChild(shell).pid();
    Thread reader = read(shell, NAME);

    awaitSaid(
        reader,
        "; it reads from a pipe that the processes %d (sh), %d (sleep) can write to: end these processes"
            .formatted(shell.pid(), child));
  }

  @Test
  void a_process_whose_parent_has_ended_is_found_as_well() throws Exception {
    Process shell = start("sh", "-c", "sleep 60 & read line");
    ProcessHandle orphan = onlyChild(shell);
    try {
      Thread reader = read(shell, NAME);
      await().until(() -> new AwaitedProcess().of(NAME, reader.getStackTrace()).contains("(sh)"));
      shell.getOutputStream().close();
      shell.waitFor();

      awaitSaid(
          reader,
          "; it reads from a pipe that process %d (sleep) can write to: end that process"
              .formatted(orphan.pid()));
    } finally {
      orphan.destroy();
    }
  }

  private static ProcessHandle onlyChild(Process process) {
    return await().until(() -> process.children().toList(), found -> found.size() == 1).get(0);
  }

  @Test
  void where_threads_cannot_be_told_apart_one_of_their_processes_is_said_to_be_it()
      throws Exception {
    Process one = start("sleep", "60");
    Process other = start("sleep", "60");
    Thread reader = read(one, "a reader of this kind, one");
    read(other, "a reader of this kind, another");

    awaitSaid(
        reader,
        "; it reads from a pipe that one of the processes %d (sleep), %d (sleep) can write to: end that process"
            .formatted(Math.min(one.pid(), other.pid()), Math.max(one.pid(), other.pid())));
  }

  @Test
  void of_what_is_no_wait_for_a_process_nothing_is_said() {
    AwaitedProcess awaited = new AwaitedProcess();

    assertThat(awaited.of("none", new StackTraceElement[0])).isEmpty();
    assertThat(awaited.of("none", stack("com.acme.Report", "waitFor"))).isEmpty();
    assertThat(awaited.of("none", stack("sun.nio.ch.FileDispatcherImpl", "read0"))).isEmpty();
    assertThat(awaited.of("none", stack("sun.nio.ch.FileDispatcherImpl", "lock0"))).isEmpty();
  }

  @Test
  void the_children_that_java_knows_are_those_that_linux_knows() throws Exception {
    Process sleep = start("sleep", "60");
    String told = sleep.pid() + " (sleep)";

    assertThat(new ChildHandles().now()).extracting(Object::toString).contains(told);
    assertThat(Proc.ofThisMachine().children()).extracting(Object::toString).contains(told);
  }

  @Test
  void without_a_proc_the_children_that_java_knows_are_listed() throws Exception {
    Process sleep = start("sleep", "60");
    Proc none = new Proc(Path.of("no", "such", "directory"));
    assertThat(Children.ofThisJvm(none)).isInstanceOf(ChildHandles.class);
    AwaitedProcess awaited = new AwaitedProcess(none, new ChildHandles());

    assertThat(awaited.of(NAME, stack("java.io.FileInputStream", "readBytes")))
        .startsWith("; if it reads the output of a child process, that is one of ")
        .contains(sleep.pid() + " (sleep)")
        .endsWith(": end that process");
    assertThat(awaited.of(NAME, stack("java.io.FileOutputStream", "writeBytes"))).isEmpty();
  }

  @Test
  void many_processes_are_counted_and_not_told() {
    List<OtherProcess> many = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      many.add(new OtherProcess(i, ""));
    }

    assertThat(OtherProcess.list(many)).isEqualTo("1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more");
  }

  @Test
  void a_wait_for_one_of_several_children_lists_them() {
    List<OtherProcess> two = List.of(new OtherProcess(7, "a"), new OtherProcess(8, "b\n"));
    AwaitedProcess awaited = new AwaitedProcess(Proc.ofThisMachine(), () -> two);

    assertThat(awaited.of(NAME, stack("java.lang.ProcessImpl", "waitFor")))
        .isEqualTo(
            "; it waits for the end of one of the child processes 7 (a), 8 (b ): end that process");
    assertThat(
            new AwaitedProcess(Proc.ofThisMachine(), () -> two.subList(0, 1))
                .of(NAME, stack("java.lang.UNIXProcess", "waitFor")))
        .isEqualTo(
            "; it waits for the end of process 7 (a), the only child of this JVM: end that process");
    assertThat(
            new AwaitedProcess(Proc.ofThisMachine(), Children.UNKNOWN)
                .of(NAME, stack("java.lang.UNIXProcess", "waitFor")))
        .isEmpty();
  }

  private static StackTraceElement[] stack(String className, String method) {
    int nativeMethod = -2;
    return new StackTraceElement[] {new StackTraceElement(className, method, null, nativeMethod)};
  }

  private Process start(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }

  private static Thread read(Process process, String name) {
    InputStream output = process.getInputStream();
    Thread reader =
        new Thread(
            () -> {
              try {
                output.read();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private static void awaitSaid(Thread reader, String text) {
    await()
        .untilAsserted(
            () ->
                assertThat(new AwaitedProcess().of(reader.getName(), reader.getStackTrace()))
                    .isEqualTo(text));
  }
}
