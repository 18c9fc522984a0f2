/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A display without a screen, with a window manager, a mouse and a keyboard. */
public final class Display implements AutoCloseable {
  private static final List<String> PROGRAMS = List.of("Xvfb", "openbox", "xdotool");
  private static final long PATIENCE_SECONDS = 30;

  private final List<Process> processes = new ArrayList<>();
  private String name = "";

  private Display() {}

  /** Skips the test, and says so, on a machine that lacks what a display is made of. */
  public static void assumeThere() {
    String[] path = System.getenv("PATH").split(File.pathSeparator);
    List<String> missing =
        PROGRAMS.stream()
            .filter(
                program ->
                    Stream.of(path).noneMatch(dir -> Files.isExecutable(Path.of(dir, program))))
            .toList();
    if (!missing.isEmpty()) {
      System.out.println("JConsole skipped, as this machine lacks " + missing);
    }
    assumeThat(missing).isEmpty();
  }

  public static Display open() throws IOException {
    Display display = new Display();
    Process server =
        display.start("Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp");
    BufferedReader number = server.inputReader();
    display.name = ":" + number.readLine();
    display.start("openbox");
    return display;
  }

  /** Starts a program that shows itself here. It ends with the display. */
  Process start(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("DISPLAY", name);
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** Clicks into the middle of something. */
  void click(Seen target, int times) throws Exception {
    hand(
        "mousemove",
        String.valueOf(target.x() + target.width() / 2),
        String.valueOf(target.y() + target.height() / 2),
        "click",
        "--repeat",
        String.valueOf(times),
        "--delay",
        "60",
        "1");
  }

  void type(String text) throws Exception {
    hand("type", "--delay", "12", "--", text);
  }

  void key(String combination) throws Exception {
    hand("key", combination);
  }

  /** Gives the window with this title the whole display. */
  void maximise(String title) throws Exception {
    hand("search", "--sync", "--name", title, "windowmove", "0", "0", "windowsize", "1270", "860");
  }

  private void hand(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(words));
    Process process = start(command.toArray(new String[0]));
    processes.remove(process);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("mouse and keyboard did not do " + command);
    }
  }

  @Override
  public void close() {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
    }
  }
}
