/*
 * Copyright 2026 The Loopbrake Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.loopbrake.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The agent's MBean as JConsole shows it. */
public final class MBeanPanel {
  private static final String BEAN = "io.loopbrake > Loopbrake";
  private static final String ATTRIBUTES = BEAN + " > Attributes";
  private static final String OPERATIONS = BEAN + " > Operations";
  private static final String NOTIFICATIONS = BEAN + " > Notifications";
  private static final List<String> DIALOGS = List.of("Operation return value", "Error");

  private final JConsole console;

  private MBeanPanel(JConsole console) {
    this.console = console;
  }

  /** Opens the MBean in the tree. */
  public static MBeanPanel in(JConsole console) throws Exception {
    console.open("io.loopbrake");
    console.open(BEAN);
    console.open(ATTRIBUTES);
    console.open(OPERATIONS);
    return new MBeanPanel(console);
  }

  /**
   * Fills in the fields of an operation and presses its button.
   *
   * @param fields the values by the names of the parameters, from left to right
   * @return what the dialog shows: its text, or a line {@code name: value} for each column of a
   *     table, all rows one after the other with a blank line between two
   */
  public String press(String operation, Map<String, String> fields) throws Exception {
    choose(operation, List.copyOf(fields.keySet()));
    int field = 0;
    for (String value : fields.values()) {
      console.fill(field, value);
      field++;
    }
    console.click(console.find(seen -> seen.is("button", operation)), 1);
    console.find(MBeanPanel::isOk);
    return content(MBeanPanel::dialog);
  }

  /** Closes the dialog that an operation has opened. */
  public void closeDialog() {
    console.clickUntil(MBeanPanel::isOk, all -> dialog(all).isEmpty());
  }

  /** What is shown of an attribute, in the form of {@link #press}. */
  public String look(String attribute) throws Exception {
    String path = ATTRIBUTES + " > " + attribute;
    console.clickUntil(seen -> seen.isNode(path), all -> value(attribute, all).isPresent());
    console.click(console.find(seen -> seen.is("button", "Refresh")), 1);
    Seen value = console.findIn(all -> value(attribute, all));
    if (!value.text().startsWith("javax.management.openmbean.")) {
      return value.text();
    }
    if (OpenTable.in(console.seen()).isEmpty()) {
      console.clickUntil(
          seen -> seen.is("cell", value.text()), 2, all -> OpenTable.in(all).isPresent());
    }
    return content(all -> all);
  }

  /** Asks for the notifications of the MBean. */
  public void subscribe() {
    console.clickUntil(
        seen -> seen.isNode(NOTIFICATIONS),
        all -> all.stream().anyMatch(seen -> seen.is("button", "Subscribe")));
    console.clickUntil(
        seen -> seen.is("button", "Subscribe"),
        all -> all.stream().anyMatch(seen -> seen.isNode(NOTIFICATIONS + "[0]")));
  }

  /** The cells of the table of notifications. */
  public List<String> notifications() throws Exception {
    Seen node = console.find(seen -> seen.text().startsWith(NOTIFICATIONS));
    console.click(node, 1);
    console.find(seen -> seen.is("button", "Subscribe"));
    return console.seen().stream()
        .filter(seen -> seen.kind().equals("cell"))
        .map(Seen::text)
        .toList();
  }

  private void choose(String operation, List<String> parameters) throws Exception {
    String path = OPERATIONS + " > " + operation;
    List<Seen> leaves = console.seen().stream().filter(seen -> seen.isNode(path)).toList();
    for (Seen leaf : leaves) {
      console.click(leaf, 1);
      if (console.becomes(all -> namesOfFields(operation, all).equals(parameters))) {
        return;
      }
    }
    throw new IllegalArgumentException("JConsole shows no " + operation + parameters);
  }

  /** The names beside the fields; none while another operation is shown. */
  private static List<String> namesOfFields(String operation, List<Seen> all) {
    if (all.stream().noneMatch(seen -> seen.is("button", operation))) {
      return List.of();
    }
    return IntStream.range(1, all.size())
        .filter(i -> all.get(i).kind().equals("text"))
        .mapToObj(i -> all.get(i - 1).text().strip())
        .toList();
  }

  private static Optional<Seen> value(String attribute, List<Seen> all) {
    return IntStream.range(1, all.size())
        .filter(i -> all.get(i - 1).is("row", attribute) && all.get(i).kind().equals("cell"))
        .mapToObj(all::get)
        .findFirst();
  }

  /** The text of what is shown, or all rows of its table. */
  private String content(UnaryOperator<List<Seen>> part) throws Exception {
    Optional<OpenTable> table = OpenTable.in(part.apply(console.seen()));
    if (table.isEmpty()) {
      return part.apply(console.seen()).stream()
          .filter(seen -> List.of("text", "label").contains(seen.kind()))
          .map(Seen::text)
          .filter(text -> !text.isBlank())
          .collect(Collectors.joining("\n"));
    }
    List<String> rows = new ArrayList<>(List.of(table.get().row()));
    Optional<Seen> next = table.get().next();
    while (next.isPresent()) {
      String last = rows.get(rows.size() - 1);
      console.click(next.get(), 1);
      OpenTable other =
          console.findIn(
              all -> OpenTable.in(part.apply(all)).filter(shown -> !shown.row().equals(last)));
      rows.add(other.row());
      next = other.next();
    }
    return String.join("\n\n", rows);
  }

  private static boolean isOk(Seen seen) {
    return isInDialog(seen) && seen.is("button", "OK");
  }

  private static List<Seen> dialog(List<Seen> all) {
    return all.stream().filter(MBeanPanel::isInDialog).toList();
  }

  private static boolean isInDialog(Seen seen) {
    return DIALOGS.contains(seen.frame());
  }
}
