/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Frame;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JInternalFrame;
import javax.swing.JLabel;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTree;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import javax.swing.tree.TreePath;

/**
 * An agent inside JConsole that tells what the screen shows, and where, to who sends it an empty
 * line; to who sends the name of a file it takes a picture. It only looks: whatever is done in
 * JConsole is done by mouse and keyboard, through the display.
 */
public final class Eyes {

  private final StringBuilder seen = new StringBuilder();

  private Eyes() {}

  /** Listens on a port of its own, and writes the number into the file that is named. */
  public static void premain(String portFile) throws IOException {
    ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> answer(door), "eyes");
    thread.setDaemon(true);
    thread.start();
    Path complete = Path.of(portFile);
    Path draft = Path.of(portFile + ".new");
    Files.writeString(draft, String.valueOf(door.getLocalPort()));
    Files.move(draft, complete, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void answer(ServerSocket door) {
    while (true) {
      try (Socket socket = door.accept();
          BufferedReader reader =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
          Writer writer =
              new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8)) {
        String pictureFile = reader.readLine();
        if (pictureFile.isEmpty()) {
          Eyes eyes = new Eyes();
          SwingUtilities.invokeAndWait(eyes::look);
          writer.write(eyes.seen.toString());
        } else {
          photograph(Path.of(pictureFile));
        }
      } catch (Exception e) {
        // the one who asks sees that there is no whole answer, and asks again
        e.printStackTrace();
      }
    }
  }

  private static void photograph(Path file) throws Exception {
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    ImageIO.write(new Robot().createScreenCapture(screen), "png", file.toFile());
  }

  private void look() {
    for (Window window : Window.getWindows()) {
      if (window.isShowing()) {
        look(window, titleOf(window));
      }
    }
    seen.append("end\n");
  }

  private static String titleOf(Window window) {
    if (window instanceof Frame) {
      return ((Frame) window).getTitle();
    }
    return window instanceof Dialog ? ((Dialog) window).getTitle() : "";
  }

  private void look(Component component, String frame) {
    String inside = frame;
    if (component instanceof JInternalFrame) {
      inside = ((JInternalFrame) component).getTitle();
    }
    if (!component.isShowing()) {
      return;
    }
    tell(component, inside);
    if (component instanceof Container) {
      for (Component child : ((Container) component).getComponents()) {
        look(child, inside);
      }
    }
  }

  private void tell(Component component, String frame) {
    Rectangle whole = new Rectangle(component.getSize());
    if (component instanceof AbstractButton) {
      AbstractButton button = (AbstractButton) component;
      tell(button.isEnabled() ? "button" : "button-off", frame, component, whole, button.getText());
    } else if (component instanceof JLabel) {
      tell("label", frame, component, whole, ((JLabel) component).getText());
    } else if (component instanceof JTextComponent) {
      tell("text", frame, component, whole, ((JTextComponent) component).getText());
    } else if (component instanceof JTabbedPane) {
      tabs((JTabbedPane) component, frame);
    } else if (component instanceof JTree) {
      nodes((JTree) component, frame);
    } else if (component instanceof JTable) {
      cells((JTable) component, frame);
    }
  }

  private void tabs(JTabbedPane pane, String frame) {
    for (int i = 0; i < pane.getTabCount(); i++) {
      String kind = i == pane.getSelectedIndex() ? "tab-shown" : "tab";
      tell(kind, frame, pane, pane.getBoundsAt(i), pane.getTitleAt(i));
    }
  }

  private void nodes(JTree tree, String frame) {
    for (int row = 0; row < tree.getRowCount(); row++) {
      TreePath path = tree.getPathForRow(row);
      String kind = tree.isRowSelected(row) ? "node-chosen" : "node";
      String text =
          Stream.of(path.getPath()).skip(1).map(String::valueOf).collect(Collectors.joining(" > "));
      tell(kind, frame, tree, tree.getRowBounds(row), text);
    }
  }

  private void cells(JTable table, String frame) {
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        String kind = column == 0 ? "row" : "cell";
        Rectangle bounds = table.getCellRect(row, column, true);
        tell(kind, frame, table, bounds, String.valueOf(table.getValueAt(row, column)));
      }
    }
  }

  private void tell(String kind, String frame, Component of, Rectangle place, String text) {
    Rectangle visible = place;
    if (of instanceof JComponent) {
      visible = place.intersection(((JComponent) of).getVisibleRect());
    }
    Point corner = of.getLocationOnScreen();
    seen.append(kind).append('\t').append(corner.x + visible.x).append('\t');
    seen.append(corner.y + visible.y).append('\t').append(Math.max(0, visible.width)).append('\t');
    seen.append(Math.max(0, visible.height)).append('\t').append(flat(frame)).append('\t');
    seen.append(flat(text)).append('\n');
  }

  private static String flat(String text) {
    return text == null ? "" : text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
  }
}
