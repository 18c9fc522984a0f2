/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.agent.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The table of busy loops on a terminal, which is updated until a key ends it. picocli has no means
 * for this.
 */
final class LiveTop {
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String FIRST_SCREEN = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final RemoteAgent agent;
  private final String jvm;
  private final boolean local;
  private final Screen screen;
  private final long millis;
  private volatile boolean ended;

  /**
   * Creates a table.
   *
   * @param local whether the name of the JVM is a process id
   */
  LiveTop(RemoteAgent agent, String jvm, boolean local, Screen screen, long millis) {
    this.agent = agent;
    this.jvm = jvm;
    this.local = local;
    this.screen = screen;
    this.millis = millis;
  }

  /** Shows the table until the user ends it. Leaves the last one on the screen. */
  void run() throws ShellException {
    String before = Terminal.takeKeys();
    // For Ctrl-C, which ends the process without asking.
    Thread hook =
        new Thread(
            () -> {
              ended = true;
              leave(before);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    Thread keys = new Thread(this::waitForKey, "keys");
    keys.setDaemon(true);
    keys.start();
    screen.out().print(OTHER_SCREEN);
    List<String> last = Collections.emptyList();
    try {
      while (!ended) {
        int[] size = Terminal.size();
        last = look(size[1]);
        if (!ended) {
          draw(last, size[0]);
        }
      }
    } finally {
      if (remove(hook)) {
        leave(before);
      }
    }
    screen.lines(last);
  }

  /** Whether the hook was removed; otherwise the process is ending, and the hook runs. */
  private static boolean remove(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return false;
    }
  }

  private List<String> look(int columns) throws ShellException {
    RemoteAgent.Busy busy = agent.findBusy(millis);
    List<Row> loops = busy.loops();
    long open = agent.requests().stream().filter(Row::isOpen).count();
    List<String> lines = new ArrayList<>();
    String head = "JVM " + jvm + ": " + loops.size() + " busy, " + open + " open requests";
    lines.add(WideText.cut(head + "; q ends", columns));
    lines.addAll(
        loops.isEmpty()
            ? Paragraph.lines(LoopTable.NOTHING, 0, columns)
            : LoopTable.lines(loops, columns));
    for (String thread : LoopTable.uncovered(busy.uncovered(), jvm, local)) {
      lines.addAll(Paragraph.broken(Paragraph.lines(thread, 0, columns), columns));
    }
    return lines;
  }

  private void draw(List<String> lines, int height) {
    StringBuilder page = new StringBuilder(HOME);
    int shown = Math.min(lines.size(), height - 1);
    for (int i = 0; i < shown; i++) {
      page.append(i == 1 ? screen.bold(lines.get(i)) : lines.get(i));
      page.append(REST_OF_LINE).append('\n');
    }
    screen.out().print(page.append(REST_OF_SCREEN));
    screen.out().flush();
  }

  private void waitForKey() {
    try {
      int key;
      do {
        key = System.in.read();
      } while (key >= 0 && key != 'q' && key != 'Q');
    } catch (IOException closed) {
      // Nobody is there any more.
    }
    ended = true;
  }

  private void leave(String before) {
    screen.out().print(FIRST_SCREEN);
    screen.out().flush();
    Terminal.restore(before);
  }
}
