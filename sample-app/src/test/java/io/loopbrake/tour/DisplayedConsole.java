/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.tour;

import io.loopbrake.agent.testing.Jdk;
import io.loopbrake.console.Display;
import io.loopbrake.console.JConsole;
import io.loopbrake.console.MBeanPanel;
import java.nio.file.Path;
import java.util.Map;

/** A real JConsole on a display. */
final class DisplayedConsole implements Console {
  private final Display display;
  private final JConsole console;
  private final MBeanPanel panel;

  private DisplayedConsole(Display display, JConsole console, MBeanPanel panel) {
    this.display = display;
    this.console = console;
    this.panel = panel;
  }

  /** Starts JConsole; {@code directory} is an empty one for what it needs. */
  static Console connect(long pid, Path directory) throws Exception {
    Display display = Display.open();
    try {
      JConsole console = JConsole.connect(display, Jdk.ofBuild().home(), pid, directory);
      return new DisplayedConsole(display, console, MBeanPanel.in(console));
    } catch (Exception | Error e) {
      display.close();
      throw e;
    }
  }

  @Override
  public String press(String operation, Map<String, String> fields) throws Exception {
    String shown = panel.press(operation, fields);
    panel.closeDialog();
    return shown;
  }

  @Override
  public String look(String attribute) throws Exception {
    return panel.look(attribute);
  }

  @Override
  public void close() {
    console.close();
    display.close();
  }
}
