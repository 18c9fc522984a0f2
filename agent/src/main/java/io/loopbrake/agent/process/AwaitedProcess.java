/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.process;

import io.loopbrake.agent.message.Filled;
import io.loopbrake.agent.message.InlinedText;
import io.loopbrake.agent.threads.StackTraces;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names the other process for which a thread waits, if it waits for one. It keeps its findings
 * about processes, so each report needs a new one. Not thread-safe.
 */
public final class AwaitedProcess {
  private static final Set<String> PROCESSES =
      new HashSet<>(Arrays.asList("java.lang.UNIXProcess", "java.lang.ProcessImpl"));
  private static final String INPUT = "java.io.FileInputStream.";
  private static final String OUTPUT = "java.io.FileOutputStream.";
  private static final Set<String> READS =
      new HashSet<>(Arrays.asList(INPUT + "readBytes", INPUT + "read0"));
  private static final Pattern CHANNEL_READ =
      Pattern.compile("sun\\.nio\\.ch\\.\\w*FileDispatcherImpl\\.read0");
  private static final Set<String> WRITES =
      new HashSet<>(Arrays.asList(OUTPUT + "writeBytes", OUTPUT + "write"));

  private final Children children;
  private final Pipes pipes;
  private final FileLocks locks;

  /** Creates a search that has not looked yet. */
  public AwaitedProcess() {
    this(Proc.ofThisMachine());
  }

  private AwaitedProcess(Proc proc) {
    this(proc, Children.ofThisJvm(proc));
  }

  AwaitedProcess(Proc proc, Children children) {
    this.children = children;
    this.pipes = new Pipes(proc);
    this.locks = new FileLocks(proc, Paths.get("/proc/locks"));
  }

  /**
   * A sentence that begins with "; it", for a thread with this name and this stack; empty if it
   * waits for no process, or if that is not known. Throws nothing. May read the files of all
   * processes in {@code /proc}, and blocks meanwhile.
   *
   * @param stack innermost frame first
   */
  public String of(String threadName, StackTraceElement[] stack) {
    try {
      if (stack.length == 0) {
        return "";
      }
      if (isWaitFor(stack)) {
        return end();
      }
      if (!stack[0].isNativeMethod()) {
        return "";
      }
      String method = StackTraces.method(stack[0]);
      if (READS.contains(method)) {
        return read(threadName, true);
      }
      if (CHANNEL_READ.matcher(method).matches()) {
        return read(threadName, false);
      }
      if (WRITES.contains(method)) {
        return write(threadName);
      }
      return stack[0].getMethodName().equals("lock0") ? lock() : "";
    } catch (RuntimeException notAllowed) {
      return "";
    }
  }

  private static boolean isWaitFor(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (!StackTraces.isOfJdk(frame.getClassName())) {
        return false;
      }
      if (frame.getMethodName().equals("waitFor") && PROCESSES.contains(frame.getClassName())) {
        return true;
      }
    }
    return false;
  }

  /** Of several children, the stack does not tell for which one the thread waits. */
  private String end() {
    List<OtherProcess> all = children.now();
    if (all.isEmpty()) {
      return "";
    }
    return all.size() == 1
        ? "; " + Filled.of(InlinedText.AWAITS_ONLY_CHILD, all.get(0))
        : "; " + Filled.of(InlinedText.AWAITS_CHILD, OtherProcess.list(all));
  }

  private String read(String threadName, boolean isPerhapsOutput) {
    Set<String> descriptors = pipes.descriptors(threadName, true);
    if (descriptors.isEmpty()) {
      return isPerhapsOutput ? perhapsOutput() : "";
    }
    if (descriptors.contains(Pipes.STANDARD_INPUT)) {
      return descriptors.size() > 1 ? "" : "; " + InlinedText.READS_STANDARD_INPUT;
    }
    List<OtherProcess> writers = pipes.at(pipes(descriptors), true);
    return writers.isEmpty()
        ? ""
        : "; "
            + Filled.of(
                InlinedText.READS_PIPE,
                among(writers, descriptors.size() > 1),
                them(writers, descriptors.size() > 1));
  }

  private String write(String threadName) {
    Set<String> descriptors = pipes.descriptors(threadName, false);
    List<OtherProcess> readers = pipes.at(pipes(descriptors), false);
    return readers.isEmpty()
        ? ""
        : "; "
            + Filled.of(
                InlinedText.WRITES_PIPE,
                among(readers, descriptors.size() > 1),
                them(readers, descriptors.size() > 1));
  }

  private Set<String> pipes(Set<String> descriptors) {
    Set<String> found = new HashSet<>();
    for (String descriptor : descriptors) {
      String pipe = pipes.pipe(descriptor);
      if (pipe != null) {
        found.add(pipe);
      }
    }
    return found;
  }

  /** Names the processes: all of them, or one of them. */
  private static String among(List<OtherProcess> processes, boolean one) {
    String list = OtherProcess.list(processes);
    if (processes.size() == 1) {
      return "process " + list;
    }
    return (one ? "one of the processes " : "the processes ") + list;
  }

  private static String them(List<OtherProcess> processes, boolean one) {
    return processes.size() == 1 || one ? "that process" : "these processes";
  }

  private String perhapsOutput() {
    List<OtherProcess> all = children.now();
    return all.isEmpty()
        ? ""
        : "; " + Filled.of(InlinedText.MAY_READ_CHILD, OtherProcess.list(all));
  }

  private String lock() {
    List<OtherProcess> holders = locks.holders();
    if (holders.isEmpty()) {
      return "";
    }
    return "; " + Filled.of(InlinedText.AWAITS_FILE_LOCK, among(holders, true));
  }
}
